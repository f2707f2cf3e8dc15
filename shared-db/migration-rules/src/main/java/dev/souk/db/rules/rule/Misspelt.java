package dev.souk.db.rules.rule;

import dev.souk.db.rules.Finding;
import dev.souk.db.rules.Migration;
import dev.souk.db.rules.Rule;
import dev.souk.db.rules.Verdict;
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
        return Stream.of(misspelt(migration), unknownRules(migration), ownExpandStep(migration))
                .flatMap(findings -> findings);
    }

    private Stream<Finding> misspelt(Migration migration) {
        return migration.directives().misspelt().stream()
                .map(comment -> refuse(migration, comment.line(), "says to the rules: " + comment.text()));
    }

    /** What a server or a release says is not to be excused, nor is this. */
    private Stream<Finding> unknownRules(Migration migration) {
        return migration.directives().allowed().stream()
                .filter(allow -> !Verdict.mayBeAllowed(allow.rule()))
                .map(allow -> refuse(
                        migration, allow.line(), "allows %s, which is no rule that can be".formatted(allow.rule())));
    }

    private Stream<Finding> ownExpandStep(Migration migration) {
        long version = migration.file().version().orElse(Long.MAX_VALUE);
        return migration.directives().contract().stream()
                .filter(contract -> contract.expand() >= version)
                .map(contract -> refuse(
                        migration,
                        contract.line(),
                        "names V%d as its expand step, which does not come before it".formatted(contract.expand())));
    }

    private Finding refuse(Migration migration, int line, String what) {
        return finding(
                line,
                what,
                "An exception that nobody reads is taken for one that somebody reviewed.",
                "It is none of the two things that can be said.",
                migration
                        .steps()
                        .code("A reviewed exception:", "-- rules: allow <rule>: <why nobody notices>")
                        .code(
                                "A contract step:",
                                "-- rules: contract of V<number>, unused since v<major>.<minor>.<patch>")
                        .toList());
    }
}
