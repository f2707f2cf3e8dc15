package dev.souk.db.rules.rule;

import dev.souk.db.rules.Finding;
import dev.souk.db.rules.Site;
import dev.souk.db.rules.Steps;
import dev.souk.db.rules.sql.Column;
import dev.souk.db.rules.sql.TableChange;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Forbidding NULL rewrites the table: where the schema is not at hand, whoever says {@code algorithm = instant} does not, and
 * the column was NOT NULL before.
 */
final class SetNotNull implements ChangeRule {

    @Override
    public String name() {
        return "set-not-null";
    }

    @Override
    public String summary() {
        return "a nullable column becomes NOT NULL only as a contract step";
    }

    @Override
    public boolean contractable() {
        return true;
    }

    @Override
    public Stream<Finding> check(Site site, TableChange change) {
        return change instanceof TableChange.ChangeColumn modify
                        && modify.column().notNull()
                        && site.uses(modify.name())
                        && wasNullable(site, modify.name())
                ? Stream.of(refuse(site, modify.column()))
                : Stream.empty();
    }

    private static boolean wasNullable(Site site, String column) {
        boolean writesRows = !site.alter().locking().algorithm().equals(Optional.of("instant"));
        return site.migration().inUse().nullable(site.table(), column).orElse(writesRows);
    }

    private Finding refuse(Site site, Column column) {
        String table = site.table();
        return finding(
                site.line(),
                "forbids NULL in %s.%s".formatted(table, column.name()),
                "Whatever the running release writes without a value for it fails; one row with NULL fails the migration itself.",
                "The running release may leave it out or write NULL, and during a deployment both releases write.",
                site.steps()
                        .release("always writes " + column.name())
                        .fillNulls(table, column.name())
                        .code(
                                "Look that none is left:",
                                "select count(*) from %s where %s is null;".formatted(table, column.name()))
                        .contract(
                                "%s_%s_not_null".formatted(table, column.name()),
                                Steps.online(
                                        table,
                                        "modify column %s %s".formatted(column.name(), column.definition()),
                                        "inplace"))
                        .toList());
    }
}
