package dev.souk.db.rules.sql;

import io.debezium.ddl.parser.mariadb.generated.MariaDBLexer;
import java.util.ArrayList;
import java.util.List;
import org.antlr.v4.runtime.CharStreams;
import org.antlr.v4.runtime.Token;

/** A file of SQL, taken apart. */
public record SqlScript(List<SqlStatement> statements, List<Comment> comments) {

    /** Reads {@code text}; what it cannot understand becomes {@link Statement.NotUnderstood}. */
    public static SqlScript of(String text) {
        List<SqlStatement> statements = new ArrayList<>();
        List<Comment> comments = new ArrayList<>();
        List<Token> words = new ArrayList<>();
        for (Token token : tokens(text)) {
            if (token.getChannel() == Token.DEFAULT_CHANNEL && token.getType() != MariaDBLexer.SEMI) {
                words.add(token);
            } else if (token.getType() == MariaDBLexer.SEMI) {
                add(statements, text, words);
            } else if (!token.getText().isBlank()) {
                comments.add(new Comment(token.getText().strip(), token.getLine()));
            }
        }
        add(statements, text, words);
        return new SqlScript(List.copyOf(statements), List.copyOf(comments));
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
