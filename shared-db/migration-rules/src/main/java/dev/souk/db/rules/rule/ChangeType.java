package dev.souk.db.rules.rule;

import dev.souk.db.rules.Finding;
import dev.souk.db.rules.Site;
import dev.souk.db.rules.sql.Column;
import dev.souk.db.rules.sql.TableChange;
import java.util.Optional;
import java.util.stream.Stream;

/** A change of type that says itself that it copies; of one that says it is instant, the server knows better. */
public final class ChangeType implements ChangeRule {

    @Override
    public String name() {
        return "change-type";
    }

    @Override
    public String summary() {
        return "a column's type changes only where that is instant, as to a longer varchar";
    }

    @Override
    public boolean showsInTheFileAlone() {
        return false;
    }

    @Override
    public Stream<Finding> check(Site site, TableChange change) {
        return change instanceof TableChange.ChangeColumn modify
                        && !modify.renames()
                        && site.alter().locking().algorithm().equals(Optional.of("copy"))
                ? Stream.of(refuse(site, modify.column()))
                : Stream.empty();
    }

    /** The finding for a column whose rows would have to be written anew. */
    public Finding refuse(Site site, Column column) {
        return finding(
                site.line(),
                "writes every row of %s anew for another type of %s".formatted(site.table(), column.name()),
                "The server copies the whole table, and on MariaDB 10.11 nobody writes to it meanwhile; values may be cut.",
                """
                InnoDB changes in place only what leaves the rows as they are: a longer varchar, one more value at the end of an
                enum, NULL allowed. A varchar that can hold more than 255 bytes, where it could not before, is kept differently; another type, a shorter length or another character set is none of these.
                """,
                NewColumn.steps(site, column.name(), column.name() + "_new", column.type()));
    }
}
