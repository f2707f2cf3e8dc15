package dev.souk.embedded.statements;

import dev.souk.embedded.statements.Token.Kind;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Which statements tell something of a schema: those that read or change its rows. */
final class Recordable {

    private static final Set<String> FIRST_WORDS =
            Set.of("select", "insert", "update", "delete", "replace", "with", "call", "table", "values");

    private Recordable() {}

    static boolean is(String statement) {
        List<Token> tokens = Tokens.of(statement).stream()
                .filter(token -> token.kind() != Kind.COMMENT)
                .toList();
        return !tokens.isEmpty()
                && touchesRows(tokens)
                && tokens.stream().noneMatch(Recordable::isAboutTheServer)
                && !Fingerprint.of(statement).equals("select ?")
                // What never ends, and what is several statements, could not be read back.
                && Tokens.areWhole(statement)
                && tokens.stream().noneMatch(token -> token.isSymbol(";"));
    }

    private static boolean touchesRows(List<Token> tokens) {
        String first = tokens.getFirst().text().toLowerCase(Locale.ROOT);
        return FIRST_WORDS.contains(first)
                || first.equals("(")
                || (first.equals("set") && tokens.size() > 1 && tokens.get(1).isWord("statement"));
    }

    private static boolean isAboutTheServer(Token token) {
        return (token.kind() == Kind.VARIABLE && token.text().startsWith("@@"))
                || token.isWord("information_schema")
                || token.text().equalsIgnoreCase("`information_schema`");
    }
}
