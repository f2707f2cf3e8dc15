package dev.souk.db.rules.online;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The text of a migration, cut where a client would cut it: it knows quotes and comments, and nothing of SQL. */
final class SqlText {

    /** What the server itself reads of a comment ({@code /*! ... *}{@code /}) is no comment. */
    private static final Pattern PIECE = Pattern.compile("""
            (?<comment>--(?=\\s|$)[^\\n]*|\\#[^\\n]*|/\\*(?!M?!).*?\\*/)
            |(?<quoted>'(?:[^'\\\\]|\\\\.|'')*'|"(?:[^"\\\\]|\\\\.|"")*")
            |(?<name>`[^`]*`)
            |(?<end>;)
            |(?<other>.)
            """, Pattern.DOTALL | Pattern.COMMENTS);

    private static final Pattern WORD = Pattern.compile("[\\w$]+");

    private SqlText() {}

    /** Its statements, without comments. */
    static List<String> statements(String text) {
        List<String> statements = new ArrayList<>();
        StringBuilder statement = new StringBuilder();
        Matcher pieces = PIECE.matcher(text);
        while (pieces.find()) {
            if (pieces.group("end") != null) {
                statements.add(statement.toString().strip());
                statement.setLength(0);
            } else if (pieces.group("comment") != null) {
                statement.append(' ');
            } else {
                statement.append(pieces.group());
            }
        }
        statements.add(statement.toString().strip());
        return statements.stream().filter(sql -> !sql.isEmpty()).toList();
    }

    /** The words of its statements in lower case, names of tables among them; not what is in quotes or comments. */
    static Set<String> words(String text) {
        StringBuilder sql = new StringBuilder();
        Matcher pieces = PIECE.matcher(text);
        while (pieces.find()) {
            boolean said = pieces.group("comment") != null || pieces.group("quoted") != null;
            sql.append(said ? " " : pieces.group());
        }
        Set<String> words = new TreeSet<>();
        WORD.matcher(sql).results().forEach(word -> words.add(word.group().toLowerCase(Locale.ROOT)));
        return words;
    }
}
