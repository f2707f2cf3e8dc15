package dev.souk.db.rules.rule;

import dev.souk.db.rules.Finding;
import dev.souk.db.rules.Migration;
import dev.souk.db.rules.Rule;
import dev.souk.db.rules.Step;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

final class FileName implements Rule {

    @Override
    public String name() {
        return "file-name";
    }

    @Override
    public String summary() {
        return "a file is called like V31__words_of_it.sql; numbers go upwards and may leave gaps";
    }

    @Override
    public Stream<Finding> check(Migration migration) {
        return migration.file().version().isPresent()
                ? Stream.empty()
                : Stream.of(finding(
                        1,
                        "is called " + migration.file().name(),
                        "It is not run at all, or before others that it needs.",
                        """
                        Files are applied once, in the order of their numbers. What is repeated (R__) or undone (U__) has no place in
                        that order: a mistake is put right by the next file.
                        """,
                        List.of(new Step(
                                "Call it V<number>__<words>.sql: a number above all others, words that say what it changes.",
                                Optional.empty(),
                                Optional.empty()))));
    }
}
