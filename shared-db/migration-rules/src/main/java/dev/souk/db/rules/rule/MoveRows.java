package dev.souk.db.rules.rule;

import dev.souk.db.rules.Finding;
import dev.souk.db.rules.Site;
import dev.souk.db.rules.sql.TableChange;
import java.util.stream.Stream;

final class MoveRows implements ChangeRule {

    @Override
    public String name() {
        return "move-rows";
    }

    @Override
    public String summary() {
        return "no partitions made, dropped or exchanged, and no tablespaces, in a table that is there";
    }

    @Override
    public Stream<Finding> check(Site site, TableChange change) {
        return change instanceof TableChange.MoveRows move ? Stream.of(refuse(site, move.words())) : Stream.empty();
    }

    private Finding refuse(Site site, String words) {
        String firstWords = words.lines().findFirst().orElse(words);
        return finding(
                site.line(),
                "moves the rows of %s: %s".formatted(site.table(), firstWords),
                "Rows are copied while nobody writes, or are gone at once.",
                "Partitions and tablespaces are changed with a lock on the whole table; dropping one drops rows without a trace.",
                site.steps()
                        .then("Make a new table as it shall be, write to both, copy with a Backfill, read the new one.")
                        .then(
                                "To be rid of old rows, delete them in key order by a job of the service, a batch at a time.")
                        .toList());
    }
}
