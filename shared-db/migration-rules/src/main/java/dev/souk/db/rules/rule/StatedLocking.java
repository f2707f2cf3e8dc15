package dev.souk.db.rules.rule;

import dev.souk.db.rules.Finding;
import dev.souk.db.rules.Migration;
import dev.souk.db.rules.Rule;
import dev.souk.db.rules.Site;
import java.util.stream.Stream;

final class StatedLocking implements Rule {

    @Override
    public String name() {
        return "state-algorithm-and-lock";
    }

    @Override
    public String summary() {
        return "ALTER TABLE and CREATE INDEX say ALGORITHM and LOCK; DROP INDEX cannot, ALTER TABLE ... DROP KEY can";
    }

    @Override
    public Stream<Finding> check(Migration migration) {
        return migration
                .sites()
                .filter(site -> !site.alter().locking().isStated() || Online.isDropIndex(site))
                .map(this::refuse);
    }

    private Finding refuse(Site site) {
        return finding(
                site.line(),
                "changes %s without saying how".formatted(site.table()),
                "Where the server cannot do it without blocking, it blocks: quietly, for as long as the table is large.",
                "Without ALGORITHM and LOCK the server chooses; with them it refuses, at once, what it cannot do so.",
                Online.steps(site));
    }
}
