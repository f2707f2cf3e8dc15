package dev.souk.embedded.statements;

import dev.souk.embedded.statements.Token.Kind;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What a statement is, whatever its values: literals become {@code ?}, lists of them {@code (?+)}, rows that look alike
 * one, comments and white space nothing. {@code null} stays, because a column that refuses it does not refuse a value.
 */
final class Fingerprint {

    /** After these a sign belongs to the number; after any other word it subtracts. */
    private static final Set<String> BEFORE_A_VALUE =
            Set.of("and", "between", "by", "else", "limit", "or", "return", "select", "then", "when");

    private static final Set<String> TYPES_OF_VALUES = Set.of("date", "time", "timestamp");

    private static final String VALUE = "?";

    /** What was read within each parenthesis that is open, the statement itself first. */
    private final Deque<List<Piece>> open = new ArrayDeque<>();

    private Fingerprint() {
        open.push(new ArrayList<>());
    }

    /** A word, a symbol, or rows in parentheses that stand beside each other. */
    private record Piece(String text, @Nullable Set<String> rows) {

        Piece(String text) {
            this(text, null);
        }

        String shown() {
            return rows == null ? text : String.join(", ", rows);
        }
    }

    static String of(String statement) {
        Fingerprint fingerprint = new Fingerprint();
        List<Token> tokens = Tokens.of(statement).stream()
                .filter(token -> token.kind() != Kind.COMMENT)
                .toList();
        for (int at = 0; at < tokens.size(); at++) {
            fingerprint.take(
                    at == 0 ? null : tokens.get(at - 1), tokens.get(at), tokens.subList(at + 1, tokens.size()));
        }
        return fingerprint.shown();
    }

    private void take(@Nullable Token before, Token token, List<Token> after) {
        boolean valueFollows = !after.isEmpty() && after.getFirst().kind() == Kind.STRING;
        switch (token.kind()) {
            case STRING -> {
                // 'a' 'b' is one string.
                if (before == null || before.kind() != Kind.STRING) {
                    add(VALUE);
                }
            }
            case NUMBER, PARAMETER -> add(VALUE);
            case WORD -> {
                String word = token.text().toLowerCase(Locale.ROOT);
                boolean partOfValue = valueFollows && (word.startsWith("_") || TYPES_OF_VALUES.contains(word));
                if (!partOfValue) {
                    add(word.equals("true") || word.equals("false") ? VALUE : word);
                }
            }
            case SYMBOL -> {
                if (!isSign(before, token, after)) {
                    symbol(token.text());
                }
            }
            case QUOTED_NAME, VARIABLE -> add(token.text());
            case COMMENT -> {}
        }
    }

    private static boolean isSign(@Nullable Token before, Token token, List<Token> after) {
        boolean sign = token.isSymbol("-") || token.isSymbol("+");
        if (!sign || after.isEmpty() || after.getFirst().kind() != Kind.NUMBER) {
            return false;
        }
        if (before == null) {
            return true;
        }
        return before.kind() == Kind.SYMBOL
                ? !before.isSymbol(")")
                : BEFORE_A_VALUE.contains(before.text().toLowerCase(Locale.ROOT));
    }

    private void symbol(String symbol) {
        if (symbol.equals("(")) {
            open.push(new ArrayList<>());
        } else if (symbol.equals(")") && open.size() > 1) {
            close(open.pop());
        } else {
            add(symbol);
        }
    }

    private void close(List<Piece> inside) {
        String row = isListOfValues(inside) ? "(?+)" : "(" + joined(inside) + ")";
        List<Piece> pieces = open.element();
        int last = pieces.size() - 1;
        if (last > 0 && pieces.get(last).text().equals(",")) {
            Set<String> rows = pieces.get(last - 1).rows();
            if (rows != null) {
                pieces.removeLast();
                rows.add(row);
                return;
            }
        }
        pieces.add(new Piece("()", new TreeSet<>(Set.of(row))));
    }

    private static boolean isListOfValues(List<Piece> inside) {
        return !inside.isEmpty()
                && inside.stream()
                        .allMatch(piece ->
                                piece.text().equals(VALUE) || piece.text().equals(","));
    }

    private void add(String text) {
        open.element().add(new Piece(text));
    }

    private String shown() {
        // A statement that was cut off leaves parentheses open.
        while (open.size() > 1) {
            close(open.pop());
        }
        return joined(open.element());
    }

    private static String joined(List<Piece> pieces) {
        StringBuilder text = new StringBuilder();
        String before = "";
        for (Piece piece : pieces) {
            boolean tight = text.isEmpty() || ".,;".contains(piece.text()) || before.equals(".");
            if (!tight) {
                text.append(' ');
            }
            text.append(piece.shown());
            before = piece.text();
        }
        return text.toString();
    }
}
