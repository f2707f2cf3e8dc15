package dev.souk.db.rules;

import dev.souk.db.rules.sql.Comment;
import dev.souk.db.rules.sql.SqlScript;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a file says to the rules, in comments that begin with {@code rules:}.
 *
 * <pre>
 * -- rules: allow add-check: the table has forty rows, for all time
 * -- rules: contract of V31, unused since v0.2.0
 * </pre>
 *
 * @param misspelt comments that begin so and go on in no known way
 */
public record Directives(List<Allow> allowed, Optional<Contract> contract, List<Comment> misspelt) {

    private static final Pattern DIRECTIVE =
            Pattern.compile("(?:--|#|/\\*)\\s*rules:\\s*(.*?)\\s*(?:\\*/)?", Pattern.DOTALL);
    private static final Pattern ALLOW = Pattern.compile("allow ([a-z-]+): *(\\S.*)", Pattern.DOTALL);
    private static final Pattern CONTRACT =
            Pattern.compile("contract of V(\\d{1,18}), unused since (v\\d+\\.\\d+\\.\\d+)");

    /** A reviewed exception. */
    public record Allow(String rule, String reason, int line) {}

    /** Takes away what an earlier file replaced. */
    public record Contract(long expand, String unusedSince, int line) {}

    /** What {@code file} says. */
    public static Directives of(MigrationFile file) {
        return of(SqlScript.of(file.text()).comments());
    }

    static Directives of(List<Comment> comments) {
        List<Allow> allowed = new ArrayList<>();
        Optional<Contract> contract = Optional.empty();
        List<Comment> misspelt = new ArrayList<>();
        for (Comment comment : comments) {
            Matcher directive = DIRECTIVE.matcher(comment.text());
            if (directive.matches()) {
                Matcher allow = ALLOW.matcher(directive.group(1));
                Matcher contracting = CONTRACT.matcher(directive.group(1));
                if (allow.matches()) {
                    allowed.add(new Allow(allow.group(1), allow.group(2), comment.line()));
                } else if (contracting.matches() && contract.isEmpty()) {
                    contract = Optional.of(
                            new Contract(Long.parseLong(contracting.group(1)), contracting.group(2), comment.line()));
                } else {
                    misspelt.add(comment);
                }
            }
        }
        return new Directives(List.copyOf(allowed), contract, List.copyOf(misspelt));
    }

    /** The exception for a rule, if there is one. */
    public Optional<Allow> allows(String rule) {
        return allowed.stream().filter(allow -> allow.rule().equals(rule)).findFirst();
    }
}
