package dev.souk.db.rules.release;

import dev.souk.embedded.statements.Token;
import dev.souk.embedded.statements.Token.Kind;
import dev.souk.embedded.statements.Tokens;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What a statement writes into the columns of one table whatever their row is: literals and {@code null}, by an update or
 * by {@code on duplicate key update}. What it computes of the row is left out, since nothing is known of the row.
 *
 * @param table as the statement names it
 * @param values literals by the columns' names
 */
record PlainAssignments(String table, Map<String, String> values) {

    private static final Set<String> AFTER_ASSIGNMENTS = Set.of("where", "order", "limit", "returning");
    private static final Set<String> PRIORITIES = Set.of("low_priority", "high_priority", "delayed", "into");
    private static final Set<String> TYPES_OF_VALUES = Set.of("date", "time", "timestamp");
    private static final Set<String> WORDS_OF_VALUES = Set.of("null", "true", "false");

    /** Those of {@code statement}; none when it assigns none, or to several tables. */
    static Optional<PlainAssignments> of(String statement) {
        return new Reading(statement).assignments().filter(found -> !found.values.isEmpty());
    }

    /** The same assignments to any one row. */
    String update() {
        return values.entrySet().stream()
                .map(assignment -> assignment.getKey() + " = " + assignment.getValue())
                .collect(Collectors.joining(", ", "update " + table + " set ", " limit 1"));
    }

    /** Whether it assigns to all of {@code columns}. */
    boolean coverAll(Set<String> columns) {
        return values.keySet().stream()
                .map(PlainAssignments::bare)
                .collect(Collectors.toSet())
                .containsAll(columns);
    }

    /** A column's name without quotes; names of columns know no capitals. */
    static String bare(String name) {
        String inside =
                name.startsWith("`") ? name.substring(1, name.length() - 1).replace("``", "`") : name;
        return inside.toLowerCase(Locale.ROOT);
    }

    private static final class Reading {

        private final List<Token> tokens;
        private int at;

        Reading(String statement) {
            tokens = Tokens.of(statement).stream()
                    .filter(token -> token.kind() != Kind.COMMENT)
                    .toList();
        }

        Optional<PlainAssignments> assignments() {
            if (isWord("set")) {
                skipTo("for");
                at++;
            }
            boolean update = isWord("update");
            boolean insert = isWord("insert");
            if (!update && !insert) {
                return Optional.empty();
            }
            at++;
            skipPriorities();
            // With "ignore" the server changes values until they fit.
            if (isWord("ignore")) {
                return Optional.empty();
            }
            String table = name();
            if (update) {
                skipAlias();
                if (!isWord("set")) {
                    return Optional.empty();
                }
            } else {
                skipTo("duplicate");
                at += 2;
            }
            at++;
            return Optional.of(new PlainAssignments(table, values()));
        }

        private void skipPriorities() {
            while (at < tokens.size()
                    && PRIORITIES.contains(tokens.get(at).text().toLowerCase(Locale.ROOT))) {
                at++;
            }
        }

        private String name() {
            StringBuilder name = new StringBuilder();
            while (isName()) {
                name.append(tokens.get(at).text());
                at++;
                if (!isSymbol(".")) {
                    break;
                }
                name.append('.');
                at++;
            }
            return name.toString();
        }

        private void skipAlias() {
            if (isWord("as")) {
                at++;
            }
            if (isName() && !isWord("set")) {
                at++;
            }
        }

        private void skipTo(String word) {
            int depth = 0;
            while (at < tokens.size() && !(depth == 0 && isWord(word))) {
                depth += depthOf(tokens.get(at));
                at++;
            }
        }

        private Map<String, String> values() {
            Map<String, String> values = new LinkedHashMap<>();
            while (at < tokens.size()) {
                String name = name();
                String column = name.substring(name.lastIndexOf('.') + 1);
                boolean assigns = isSymbol("=");
                at++;
                List<Token> value = value();
                if (assigns && isPlain(value)) {
                    values.put(column, value.stream().map(Token::text).collect(Collectors.joining(" ")));
                }
                if (!isSymbol(",")) {
                    break;
                }
                at++;
            }
            return values;
        }

        private List<Token> value() {
            List<Token> value = new ArrayList<>();
            int depth = 0;
            while (at < tokens.size() && !(depth == 0 && endsValue(tokens.get(at)))) {
                depth += depthOf(tokens.get(at));
                value.add(tokens.get(at));
                at++;
            }
            return value;
        }

        private static boolean endsValue(Token token) {
            return token.isSymbol(",")
                    || (token.kind() == Kind.WORD
                            && AFTER_ASSIGNMENTS.contains(token.text().toLowerCase(Locale.ROOT)));
        }

        private static boolean isPlain(List<Token> value) {
            if (value.isEmpty()) {
                return false;
            }
            String first = value.getFirst().text().toLowerCase(Locale.ROOT);
            List<Token> rest = value.subList(1, value.size());
            boolean prefix = first.equals("-") || first.startsWith("_") || TYPES_OF_VALUES.contains(first);
            return switch (value.getFirst().kind()) {
                case NUMBER -> rest.isEmpty();
                case STRING -> rest.stream().allMatch(token -> token.kind() == Kind.STRING);
                case WORD, SYMBOL ->
                    prefix ? isPlainWithPrefix(rest) : WORDS_OF_VALUES.contains(first) && rest.isEmpty();
                case QUOTED_NAME, VARIABLE, PARAMETER, COMMENT -> false;
            };
        }

        private static boolean isPlainWithPrefix(List<Token> rest) {
            return rest.size() == 1
                    && (rest.getFirst().kind() == Kind.STRING || rest.getFirst().kind() == Kind.NUMBER);
        }

        private static int depthOf(Token token) {
            if (token.isSymbol("(")) {
                return 1;
            }
            return token.isSymbol(")") ? -1 : 0;
        }

        private boolean isName() {
            return at < tokens.size()
                    && (tokens.get(at).kind() == Kind.WORD || tokens.get(at).kind() == Kind.QUOTED_NAME);
        }

        private boolean isWord(String word) {
            return at < tokens.size() && tokens.get(at).isWord(word);
        }

        private boolean isSymbol(String symbol) {
            return at < tokens.size() && tokens.get(at).isSymbol(symbol);
        }
    }
}
