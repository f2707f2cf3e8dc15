package dev.souk.embedded.statements;

import dev.souk.embedded.statements.Token.Kind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** One sample, with its values, of each kind of statement. The same statements give the same samples in any order. */
public final class RecordedStatements {

    /** The shortest tells as much as any other; among those of one length the order of letters makes the result stable. */
    private static final Comparator<String> PLAINEST =
            Comparator.comparingInt(String::length).thenComparing(Comparator.naturalOrder());

    private final Map<String, String> samples = new TreeMap<>();

    /** Takes a statement, unless there is a plainer one of its kind or it tells nothing of a schema. */
    public void add(String statement) {
        String sample = statement.strip();
        if (Recordable.is(sample)) {
            samples.merge(Fingerprint.of(sample), sample, RecordedStatements::plainer);
        }
    }

    /** Takes all of {@code others}. */
    public void addAll(RecordedStatements others) {
        others.samples.values().forEach(this::add);
    }

    private static String plainer(String one, String other) {
        return PLAINEST.compare(one, other) <= 0 ? one : other;
    }

    /** The samples, sorted by what they are. */
    public List<String> samples() {
        return List.copyOf(samples.values());
    }

    /**
     * Writes them into {@code file}: each ends with a semicolon at the end of its last line.
     *
     * @param words what a reader should know, in lines
     */
    public void write(Path file, List<String> words) throws IOException {
        StringBuilder text = new StringBuilder();
        words.forEach(line -> text.append("-- ").append(line).append('\n'));
        for (String sample : samples.values()) {
            text.append('\n').append(sample);
            if (Tokens.of(sample).getLast().kind() == Kind.COMMENT) {
                text.append('\n');
            }
            text.append(";\n");
        }
        Files.writeString(file, text);
    }

    /** Reads what {@link #write} wrote. */
    public static RecordedStatements read(Path file) throws IOException {
        RecordedStatements statements = new RecordedStatements();
        cut(withoutWords(Files.readString(file))).forEach(statements::add);
        return statements;
    }

    private static String withoutWords(String text) {
        int at = 0;
        while (text.startsWith("-- ", at)) {
            int end = text.indexOf('\n', at);
            at = end < 0 ? text.length() : end + 1;
        }
        return text.substring(at);
    }

    private static List<String> cut(String text) {
        List<String> statements = new ArrayList<>();
        int start = 0;
        for (Token token : Tokens.of(text)) {
            if (token.isSymbol(";")) {
                statements.add(text.substring(start, token.start()));
                start = token.end();
            }
        }
        return statements;
    }
}
