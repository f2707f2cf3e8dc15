package dev.souk.db.rules;

import dev.souk.db.rules.rule.Rules;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What became of one file.
 *
 * @param refused what has to be put right
 * @param excused what was found, and is allowed by what the file says
 */
public record Verdict(MigrationFile file, List<Finding> refused, List<Excuse> excused) {

    private static final String DIRECTIVE = "directive";

    /** What {@code OnlineMigrations} measures: it reads the exception by itself. */
    private static final String PAUSE = "pause";

    /**
     * Something found, and why it may be.
     *
     * @param reason the reviewed exception's words, or the contract's
     */
    public record Excuse(Finding finding, String reason) {}

    /** Judges {@code file} by itself, as if all that there is were in use. */
    public static Verdict of(MigrationFile file) {
        Migration migration = Migration.of(file, InUse.everything(), "v0.2.0");
        return of(migration, findings(migration));
    }

    /** What the file alone gives rise to. */
    static List<Finding> findings(Migration migration) {
        return Rules.all().stream().flatMap(rule -> rule.check(migration)).toList();
    }

    /** Tells what is allowed from what is not. */
    static Verdict of(Migration migration, List<Finding> findings) {
        List<Finding> refused = new ArrayList<>();
        List<Excuse> excused = new ArrayList<>();
        for (Finding finding : findings) {
            excuse(migration.directives(), finding)
                    .ifPresentOrElse(reason -> excused.add(new Excuse(finding, reason)), () -> refused.add(finding));
        }
        Set<String> found = findings.stream().map(Finding::rule).collect(Collectors.toSet());
        idleExceptions(migration.directives(), found).forEach(refused::add);
        return new Verdict(migration.file(), List.copyOf(refused), List.copyOf(excused));
    }

    /** Whether nothing has to be put right. */
    public boolean isAccepted() {
        return refused.isEmpty();
    }

    /** Whether there is a rule of this name, and an exception of it helps. */
    public static boolean mayBeAllowed(String name) {
        return name.equals(PAUSE) || (rule(name).isPresent() && !name.equals(DIRECTIVE));
    }

    private static Optional<Rule> rule(String name) {
        return Rules.all().stream().filter(rule -> rule.name().equals(name)).findFirst();
    }

    private static Optional<String> excuse(Directives directives, Finding finding) {
        Optional<String> contract = directives
                .contract()
                .filter(said -> rule(finding.rule()).filter(Rule::contractable).isPresent())
                .map(said -> "contract of V%d, unused since %s".formatted(said.expand(), said.unusedSince()));
        return contract.or(() -> directives
                .allows(finding.rule())
                .filter(allow -> mayBeAllowed(allow.rule()))
                .map(Directives.Allow::reason));
    }

    /** An exception for what is not there would one day excuse what nobody reviewed. */
    private static Stream<Finding> idleExceptions(Directives directives, Set<String> found) {
        return directives.allowed().stream()
                .filter(allow -> !found.contains(allow.rule()))
                .filter(allow ->
                        rule(allow.rule()).filter(Rule::showsInTheFileAlone).isPresent())
                .map(allow -> new Finding(
                        DIRECTIVE,
                        allow.line(),
                        "allows %s, and nothing here needs that".formatted(allow.rule()),
                        "What is changed in this file later is excused by a reason that was given for something else.",
                        "The rule refuses nothing in this file.",
                        List.of(new Step("Remove the comment.", Optional.empty(), Optional.empty()))));
    }
}
