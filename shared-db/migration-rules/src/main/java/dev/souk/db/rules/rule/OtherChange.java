package dev.souk.db.rules.rule;

import dev.souk.db.rules.Finding;
import dev.souk.db.rules.Site;
import dev.souk.db.rules.sql.TableChange;
import java.util.stream.Stream;

final class OtherChange implements ChangeRule {

    @Override
    public String name() {
        return "other-change";
    }

    @Override
    public String summary() {
        return "what ALTER TABLE can do besides, and another engine than InnoDB, is left alone";
    }

    @Override
    public Stream<Finding> check(Site site, TableChange change) {
        return switch (change) {
            case TableChange.Other other -> Stream.of(refuse(site, other.words()));
            case TableChange.SetEngine set
            when !set.engine().equalsIgnoreCase("InnoDB") -> Stream.of(refuse(site, "engine = " + set.engine()));
            default -> Stream.empty();
        };
    }

    private Finding refuse(Site site, String words) {
        String firstWords = words.lines().findFirst().orElse(words);
        return finding(
                site.line(),
                "changes %s in a way the rules do not know: %s".formatted(site.table(), firstWords),
                "Nobody can say what the running release would notice of it, or for how long.",
                "Most of what is left writes the whole table anew, or gives up what InnoDB promises.",
                site.steps()
                        .then("Leave it out; or, where it is right here, write down why:")
                        .code("Before the statement:", "-- rules: allow other-change: <why nobody notices>")
                        .toList());
    }
}
