package dev.souk.db.rules.rule;

import dev.souk.db.rules.Finding;
import dev.souk.db.rules.Site;
import dev.souk.db.rules.Steps;
import dev.souk.db.rules.sql.TableChange;
import java.util.stream.Stream;

/** Needs the schema: a {@code drop index} does not say what kind of index it is. */
final class DropUnique implements ChangeRule {

    @Override
    public String name() {
        return "drop-unique";
    }

    @Override
    public String summary() {
        return "a unique key goes only as a contract step";
    }

    @Override
    public boolean contractable() {
        return true;
    }

    @Override
    public Stream<Finding> check(Site site, TableChange change) {
        return change instanceof TableChange.DropIndex drop
                        && site.migration()
                                .inUse()
                                .unique(site.table(), drop.name())
                                .orElse(false)
                ? Stream.of(refuse(site, drop.name()))
                : Stream.empty();
    }

    private Finding refuse(Site site, String key) {
        String table = site.table();
        return finding(
                site.line(),
                "drops the unique key %s of %s".formatted(key, table),
                "Where the running release trusts in being refused a second row, it now writes one: an order twice, a stock line twice.",
                "\"insert ... on duplicate key update\", \"insert ignore\" and every retry by key mean something else without it.",
                site.steps()
                        .release("does not count on " + key)
                        .contract("drop_" + key, Steps.online(table, "drop key " + key, "nocopy"))
                        .toList());
    }
}
