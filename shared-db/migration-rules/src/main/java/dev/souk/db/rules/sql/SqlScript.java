package dev.souk.db.rules.sql;

import io.debezium.ddl.parser.mariadb.generated.MariaDBLexer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.antlr.v4.runtime.CharStreams;
import org.antlr.v4.runtime.Token;

/** A file of SQL, taken apart. */
public record SqlScript(List<SqlStatement> statements, List<Comment> comments) {

    /** With a space after the two hyphens, or the server runs what follows. */
    private static final Pattern COMMENT = Pattern.compile("--(\\s|$)|#|/\\*");

    private static final Pattern VERB = Pattern.compile(
            "(alter|analyze|backup|begin|call|change|commit|create|delete|delimiter|drop|execute|flush|grant|insert|install|kill|load"
                    + "|lock|optimize|rename|replace|reset|revoke|select|set|show|shutdown|stop"
                    + "|start|truncate|unlock|update|use|with)\\b",
            Pattern.CASE_INSENSITIVE);

    /** Reads {@code text}; what it cannot understand becomes {@link Statement.NotUnderstood}. */
    public static SqlScript of(String text) {
        List<SqlStatement> statements = new ArrayList<>();
        List<Comment> comments = new ArrayList<>();
        List<Token> words = new ArrayList<>();
        Token stray = null;
        for (Token token : tokens(text)) {
            if (token.getChannel() == Token.DEFAULT_CHANNEL && token.getType() != MariaDBLexer.SEMI) {
                words.add(token);
            } else if (token.getType() == MariaDBLexer.SEMI) {
                add(statements, text, words);
            } else if (COMMENT.matcher(token.getText()).lookingAt()) {
                comments.add(new Comment(token.getText().strip(), token.getLine()));
            } else if (!token.getText().isBlank()) {
                stray = token;
            }
        }
        add(statements, text, words);
        if (stray != null) {
            String reason = "\"%s\" has no place here".formatted(stray.getText().strip());
            statements.add(new SqlStatement(stray.getText(), stray.getLine(), new Statement.NotUnderstood(reason)));
        }
        return new SqlScript(List.copyOf(statements), List.copyOf(comments));
    }

    /** Whether it can be meant as SQL: something in it is understood, or at least it begins as a statement does. */
    public boolean isSql() {
        return statements.isEmpty()
                || statements.stream().anyMatch(SqlScript::isUnderstood)
                || VERB.matcher(statements.getFirst().text()).lookingAt();
    }

    /** The words of its statements in lower case and without quotes, names of tables among them. */
    public Set<String> words() {
        return statements.stream()
                .flatMap(statement -> tokens(statement.text()).stream())
                .map(token -> Identifiers.unquoted(token.getText()).toLowerCase(Locale.ROOT))
                .collect(Collectors.toSet());
    }

    private static boolean isUnderstood(SqlStatement statement) {
        return !(statement.meaning() instanceof Statement.NotUnderstood);
    }

    private static List<? extends Token> tokens(String text) {
        MariaDBLexer lexer = new MariaDBLexer(CharStreams.fromString(text));
        lexer.removeErrorListeners();
        return lexer.getAllTokens();
    }

    private static void add(List<SqlStatement> statements, String text, List<Token> words) {
        if (!words.isEmpty()) {
            Token first = words.getFirst();
            // Tokens count code points, strings count chars.
            int start = text.offsetByCodePoints(0, first.getStartIndex());
            int end = text.offsetByCodePoints(0, words.getLast().getStopIndex() + 1);
            String sql = text.substring(start, end);
            statements.add(new SqlStatement(sql, first.getLine(), StatementReader.read(sql, words)));
            words.clear();
        }
    }
}
