package dev.souk.db.rules;

import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** What a person reads of a {@link Verdict}. */
public final class VerdictText {

    private static final int WIDTH = 100;
    private static final String INDENT = "    ";
    private static final Pattern SPACES = Pattern.compile(" ");

    private VerdictText() {}

    /** Many lines where something is refused, one where nothing is. */
    public static String of(Verdict verdict) {
        Stream<String> excused = verdict.excused().stream()
                .map(excuse -> "%s:%d  %s, allowed: %s"
                        .formatted(
                                verdict.file().name(),
                                excuse.finding().line(),
                                excuse.finding().what(),
                                excuse.reason()));
        Stream<String> refused =
                verdict.refused().stream().map(finding -> of(verdict.file().name(), finding));
        Stream<String> end = verdict.isAccepted()
                ? Stream.of(verdict.file().name() + "  accepted")
                : Stream.of(verdict.file().name() + "  refused: "
                        + verdict.refused().stream()
                                .map(Finding::rule)
                                .distinct()
                                .collect(Collectors.joining(", ")));
        return Stream.of(refused, excused, end).flatMap(lines -> lines).collect(Collectors.joining("\n"));
    }

    private static String of(String file, Finding finding) {
        Stream<String> head = Stream.of(
                "%s:%d  %s  (%s)".formatted(file, finding.line(), finding.what(), finding.rule()),
                labelled("Danger", finding.danger()),
                labelled("Reason", finding.reason()));
        Stream<String> steps = finding.steps().isEmpty()
                ? Stream.empty()
                : Stream.concat(
                        Stream.of("  Instead"),
                        IntStream.range(0, finding.steps().size())
                                .mapToObj(i -> step(i + 1, finding.steps().get(i))));
        return Stream.concat(head, steps).collect(Collectors.joining("\n")) + "\n";
    }

    private static String labelled(String label, String words) {
        return "  %-8s%s".formatted(label, wrapped(words, " ".repeat(10)));
    }

    private static String step(int number, Step step) {
        String words = "%s%d. %s".formatted(INDENT, number, wrapped(step.words(), INDENT + "   "));
        String file = step.migration()
                .map(migration -> "\n" + indented("-- " + migration.name() + "\n" + migration.text()))
                .orElse("");
        String code = step.code().map(text -> "\n" + indented(text)).orElse("");
        return words + file + code;
    }

    private static String indented(String text) {
        return text.strip().lines().map(line -> INDENT + "     " + line).collect(Collectors.joining("\n"));
    }

    private static String wrapped(String words, String indent) {
        StringBuilder lines = new StringBuilder();
        int length = 0;
        for (String word : (Iterable<String>) SPACES.splitAsStream(words)::iterator) {
            if (length > 0 && length + word.length() > WIDTH) {
                lines.append('\n').append(indent);
                length = 0;
            } else if (length > 0) {
                lines.append(' ');
            }
            lines.append(word);
            length += word.length() + 1;
        }
        return lines.toString();
    }
}
