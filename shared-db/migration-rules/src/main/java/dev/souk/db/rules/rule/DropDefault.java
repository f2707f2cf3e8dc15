package dev.souk.db.rules.rule;

import dev.souk.db.rules.Finding;
import dev.souk.db.rules.InUse;
import dev.souk.db.rules.Site;
import dev.souk.db.rules.Steps;
import dev.souk.db.rules.sql.TableChange;
import java.util.stream.Stream;

/** A default goes by {@code drop default}, and by a {@code modify} that forgets to repeat it. */
final class DropDefault implements ChangeRule {

    @Override
    public String name() {
        return "drop-default";
    }

    @Override
    public String summary() {
        return "a default goes only as a contract step";
    }

    @Override
    public boolean contractable() {
        return true;
    }

    @Override
    public Stream<Finding> check(Site site, TableChange change) {
        return switch (change) {
            case TableChange.DropDefault drop when site.uses(drop.column()) -> Stream.of(refuse(site, drop.column()));
            case TableChange.ChangeColumn modify when forgets(site, modify) -> Stream.of(refuse(site, modify.name()));
            default -> Stream.empty();
        };
    }

    private static boolean forgets(Site site, TableChange.ChangeColumn modify) {
        InUse inUse = site.migration().inUse();
        return modify.column().mustBeGiven()
                && !inUse.nullable(site.table(), modify.name()).orElse(true)
                && inUse.hasDefault(site.table(), modify.name()).orElse(false);
    }

    private Finding refuse(Site site, String column) {
        String table = site.table();
        return finding(
                site.line(),
                "takes the default of %s.%s away".formatted(table, column),
                "Inserts of the running release that leave the column out fail, if it is NOT NULL.",
                "A MODIFY keeps of a column only what it repeats: a default that is not written down again is gone.",
                site.steps()
                        .then("In a MODIFY repeat the default, if it is meant to stay.")
                        .release("always writes " + column)
                        .contract(
                                "%s_%s_without_default".formatted(table, column),
                                Steps.online(table, "alter column %s drop default".formatted(column), "instant"))
                        .toList());
    }
}
