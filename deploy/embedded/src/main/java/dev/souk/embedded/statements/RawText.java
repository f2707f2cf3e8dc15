package dev.souk.embedded.statements;

import dev.souk.embedded.statements.Token.Kind;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Optional;

/** Statements as bytes: their words are UTF-8, but between the quotes may stand anything. */
final class RawText {

    private RawText() {}

    /**
     * The statement as text, with strings that are none written in hexadecimal.
     *
     * @param raw each byte a character
     * @return nothing when it is no text outside of its strings either
     */
    static Optional<String> decode(String raw) {
        Optional<String> text = utf8(raw);
        return text.isPresent() ? text : utf8(withHexadecimalStrings(raw));
    }

    private static String withHexadecimalStrings(String raw) {
        StringBuilder text = new StringBuilder();
        int copied = 0;
        for (Token token : Tokens.of(raw)) {
            if (token.kind() == Kind.STRING && utf8(token.text()).isEmpty()) {
                text.append(raw, copied, token.start()).append(hexadecimal(token.text()));
                copied = token.end();
            }
        }
        return text.append(raw, copied, raw.length()).toString();
    }

    private static String hexadecimal(String literal) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        int opening = literal.indexOf('\'') == 0 || literal.indexOf('"') == 0 ? 0 : 1;
        for (int at = opening + 1; at < literal.length() - 1; at++) {
            char character = literal.charAt(at);
            if (character == '\\') {
                at++;
                bytes.write(escaped(literal.charAt(at)));
            } else {
                bytes.write(character);
                if (character == literal.charAt(opening)) {
                    at++;
                }
            }
        }
        return "x'" + HexFormat.of().formatHex(bytes.toByteArray()) + "'";
    }

    private static char escaped(char character) {
        return switch (character) {
            case '0' -> '\0';
            case 'b' -> '\b';
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 't' -> '\t';
            case 'Z' -> '\u001a';
            default -> character;
        };
    }

    private static Optional<String> utf8(String raw) {
        try {
            return Optional.of(StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(raw.getBytes(StandardCharsets.ISO_8859_1)))
                    .toString());
        } catch (CharacterCodingException binary) {
            return Optional.empty();
        }
    }
}
