package dev.souk.db.rules.rule;

import dev.souk.db.rules.Finding;
import dev.souk.db.rules.Migration;
import dev.souk.db.rules.Rule;
import dev.souk.db.rules.Site;
import dev.souk.db.rules.sql.Locking;
import java.util.stream.Stream;

final class Blocking implements Rule {

    @Override
    public String name() {
        return "blocking";
    }

    @Override
    public String summary() {
        return "ALGORITHM is instant, nocopy or inplace, and LOCK is none";
    }

    @Override
    public boolean showsInTheFileAlone() {
        return false;
    }

    @Override
    public Stream<Finding> check(Migration migration) {
        return migration
                .sites()
                .filter(site -> !site.alter().locking().blocksNobody())
                .map(this::refuse);
    }

    private Finding refuse(Site site) {
        Locking locking = site.alter().locking();
        String said =
                locking.algorithm().map(algorithm -> "algorithm = " + algorithm).orElse("")
                        + locking.lock().map(lock -> " lock = " + lock).orElse("");
        return finding(
                site.line(),
                "changes %s with %s".formatted(site.table(), said.strip()),
                "Nobody writes to the table, or not even reads it, for as long as it takes: with a million rows that is minutes.",
                """
                COPY writes the table anew (before MariaDB 11.2 against all writers), SHARED keeps writers out, EXCLUSIVE all others,
                and DEFAULT leaves it to the server. Each replica stands still for the same time once more.
                """,
                Online.steps(site));
    }
}
