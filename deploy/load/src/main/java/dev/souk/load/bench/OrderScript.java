package dev.souk.load.bench;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What one order says to the database, step by step: a transaction, or a read outside any. A value that differs from order to order
 * stands as {@code «@name»}, or inside a text as in {@code «[{"sku":"@sku"}]»}.
 */
record OrderScript(List<Step> steps) {

    private static final String FILE = "orders.sql";
    private static final Pattern VALUE = Pattern.compile("«(.*?)»", Pattern.DOTALL);

    /** Statements that go together. */
    record Step(boolean transaction, List<Statement> statements) {}

    /**
     * One statement.
     *
     * @param sql with question marks
     * @param values templates of what they stand for
     */
    record Statement(String sql, List<String> values) {

        private static Statement of(String text) {
            List<String> values = new ArrayList<>();
            Matcher value = VALUE.matcher(text);
            String sql = value.replaceAll(found -> {
                values.add(found.group(1));
                return "?";
            });
            return new Statement(sql, values);
        }
    }

    static OrderScript read() {
        try (InputStream file = OrderScript.class.getResourceAsStream(FILE)) {
            return of(new String(Objects.requireNonNull(file, FILE).readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Statements end with a semicolon at the end of a line; {@code begin} and {@code commit} are statements. */
    static OrderScript of(String text) {
        List<Step> steps = new ArrayList<>();
        List<Statement> open = null;
        for (String part : text.replaceAll("(?m)^--.*$", "").split(";\\s*(?:\\R|$)", -1)) {
            String sql = part.strip();
            if (sql.equals("begin")) {
                open = new ArrayList<>();
            } else if (sql.equals("commit")) {
                steps.add(new Step(true, List.copyOf(Objects.requireNonNull(open, "commit without begin"))));
                open = null;
            } else if (!sql.isEmpty() && open != null) {
                open.add(Statement.of(sql));
            } else if (!sql.isEmpty()) {
                steps.add(new Step(false, List.of(Statement.of(sql))));
            }
        }
        return new OrderScript(List.copyOf(steps));
    }
}
