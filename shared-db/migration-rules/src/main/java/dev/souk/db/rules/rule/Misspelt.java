package dev.souk.db.rules.rule;

import dev.souk.db.rules.Finding;
import dev.souk.db.rules.Migration;
import dev.souk.db.rules.Rule;
import java.util.stream.Stream;

final class Misspelt implements Rule {

    @Override
    public String name() {
        return "directive";
    }

    @Override
    public String summary() {
        return "what a file says to the rules is spelt as they know it, and names a rule that refuses something";
    }

    @Override
    public Stream<Finding> check(Migration migration) {
        return migration.directives().misspelt().stream()
                .map(comment -> finding(
                        comment.line(),
                        "says to the rules: " + comment.text(),
                        "An exception that nobody reads is taken for one that somebody reviewed.",
                        "It is none of the two things that can be said.",
                        migration
                                .steps()
                                .code("A reviewed exception:", "-- rules: allow <rule>: <why nobody notices>")
                                .code(
                                        "A contract step:",
                                        "-- rules: contract of V<number>, unused since v<major>.<minor>.<patch>")
                                .toList()));
    }
}
