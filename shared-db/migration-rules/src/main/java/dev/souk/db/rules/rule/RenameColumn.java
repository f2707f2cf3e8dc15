package dev.souk.db.rules.rule;

import dev.souk.db.rules.Finding;
import dev.souk.db.rules.Site;
import dev.souk.db.rules.sql.TableChange;
import java.util.stream.Stream;

final class RenameColumn implements ChangeRule {

    @Override
    public String name() {
        return "rename-column";
    }

    @Override
    public String summary() {
        return "a column that the running release may use keeps its name";
    }

    @Override
    public boolean showsInTheFileAlone() {
        return false;
    }

    @Override
    public Stream<Finding> check(Site site, TableChange change) {
        return switch (change) {
            case TableChange.RenameColumn rename
            when site.uses(rename.name()) -> Stream.of(refuse(site, rename.name(), rename.to(), "varchar(100)"));
            case TableChange.ChangeColumn modify
            when modify.renames() && site.uses(modify.name()) ->
                Stream.of(refuse(
                        site,
                        modify.name(),
                        modify.column().name(),
                        modify.column().type()));
            default -> Stream.empty();
        };
    }

    private Finding refuse(Site site, String from, String to, String type) {
        return finding(
                site.line(),
                "renames the column %s.%s to %s".formatted(site.table(), from, to),
                "The running release fails on the old name from this moment on, and the next one failed on the new name before it.",
                "No moment exists at which both releases find the name they know, and during a deployment both run.",
                NewColumn.steps(site, from, to, type));
    }
}
