package dev.souk.embedded.statements;

import dev.souk.embedded.statements.Token.Kind;
import java.util.ArrayList;
import java.util.List;

/** Cuts MariaDB's SQL into tokens, as its default SQL mode reads it: double quotes are strings, backslashes escape. */
public final class Tokens {

    private final String text;
    private final List<Token> tokens = new ArrayList<>();
    private int at;
    private boolean executed;
    private boolean whole = true;

    private Tokens(String text) {
        this.text = text;
    }

    /** All tokens of {@code text}, comments too; white space is what is left out. */
    public static List<Token> of(String text) {
        return read(text).tokens;
    }

    /** Whether every string, quoted name and comment of {@code text} ends in it. */
    static boolean areWhole(String text) {
        return read(text).whole;
    }

    private static Tokens read(String text) {
        Tokens reading = new Tokens(text);
        while (reading.at < text.length()) {
            if (Character.isWhitespace(text.charAt(reading.at))) {
                reading.at++;
            } else {
                reading.next();
            }
        }
        return reading;
    }

    private void next() {
        char first = text.charAt(at);
        if (first == '\'' || first == '"') {
            add(Kind.STRING, endOfString(at));
        } else if (isPrefixOfString(first)) {
            add(Kind.STRING, endOfString(at + 1));
        } else if (first == '`') {
            add(Kind.QUOTED_NAME, endOfQuotedName());
        } else if (first == '#' || (startsWith("--") && endsOrSpace(at + 2))) {
            add(Kind.COMMENT, endOfLine());
        } else if (startsWith("/*")) {
            comment();
        } else if (executed && startsWith("*/")) {
            executed = false;
            add(Kind.SYMBOL, at + 2);
        } else if (first == '@') {
            add(Kind.VARIABLE, endOfVariable());
        } else if (first == '?') {
            add(Kind.PARAMETER, at + 1);
        } else if ((isDigit(at) && !followsDot()) || (first == '.' && isDigit(at + 1) && !followsName())) {
            number();
        } else if (isPartOfWord(at)) {
            add(Kind.WORD, endOfWord(at));
        } else {
            add(Kind.SYMBOL, at + 1);
        }
    }

    private void add(Kind kind, int end) {
        tokens.add(new Token(kind, text.substring(at, end), at));
        at = end;
    }

    private boolean isPrefixOfString(char first) {
        return "xXbBnN".indexOf(first) >= 0 && at + 1 < text.length() && text.charAt(at + 1) == '\'';
    }

    private int endOfString(int opening) {
        char quote = text.charAt(opening);
        for (int place = opening + 1; place < text.length(); place++) {
            char character = text.charAt(place);
            if (character == '\\') {
                place++;
            } else if (character == quote) {
                if (!isAt(place + 1, quote)) {
                    return place + 1;
                }
                place++;
            }
        }
        return neverEnds();
    }

    private int endOfQuotedName() {
        for (int place = at + 1; place < text.length(); place++) {
            if (text.charAt(place) == '`') {
                if (!isAt(place + 1, '`')) {
                    return place + 1;
                }
                place++;
            }
        }
        return neverEnds();
    }

    private int endOfLine() {
        int end = text.indexOf('\n', at);
        return end < 0 ? text.length() : end;
    }

    /** What stands in an executed comment is read as if it stood outside. */
    private void comment() {
        if (startsWith("/*!") || startsWith("/*M!")) {
            executed = true;
            int end = text.indexOf('!', at) + 1;
            while (isDigit(end)) {
                end++;
            }
            add(Kind.SYMBOL, end);
        } else {
            int end = text.indexOf("*/", at + 2);
            add(Kind.COMMENT, end < 0 ? neverEnds() : end + 2);
        }
    }

    private int neverEnds() {
        whole = false;
        return text.length();
    }

    private int endOfVariable() {
        int end = at + 1;
        if (isAt(end, '@')) {
            end++;
        }
        return endOfWord(end);
    }

    private void number() {
        int end = at;
        if (isAt(at, '0') && (isAt(at + 1, 'x') || isAt(at + 1, 'b'))) {
            add(Kind.NUMBER, endOfWord(at));
            return;
        }
        end = endOfDigits(end);
        boolean fraction = isAt(end, '.');
        if (fraction) {
            end = endOfDigits(end + 1);
        }
        if (isAt(end, 'e') || isAt(end, 'E')) {
            int exponent = isAt(end + 1, '-') || isAt(end + 1, '+') ? end + 2 : end + 1;
            if (isDigit(exponent)) {
                end = endOfDigits(exponent);
                fraction = true;
            }
        }
        // A name may begin with a digit.
        boolean name = !fraction && isPartOfWord(end);
        add(name ? Kind.WORD : Kind.NUMBER, name ? endOfWord(end) : end);
    }

    private int endOfDigits(int from) {
        int end = from;
        while (isDigit(end)) {
            end++;
        }
        return end;
    }

    private int endOfWord(int from) {
        int end = from;
        while (isPartOfWord(end)) {
            end++;
        }
        return end;
    }

    private boolean followsDot() {
        return !tokens.isEmpty()
                && tokens.getLast().isSymbol(".")
                && tokens.getLast().end() == at;
    }

    private boolean followsName() {
        return !tokens.isEmpty()
                && (tokens.getLast().kind() == Kind.WORD || tokens.getLast().kind() == Kind.QUOTED_NAME)
                && tokens.getLast().end() == at;
    }

    private boolean isPartOfWord(int place) {
        return place < text.length() && isPartOfWord(text.charAt(place));
    }

    private static boolean isPartOfWord(char character) {
        return character >= 0x80
                || character == '_'
                || character == '$'
                || (character >= '0' && character <= '9')
                || (character >= 'a' && character <= 'z')
                || (character >= 'A' && character <= 'Z');
    }

    private boolean isDigit(int place) {
        return place < text.length() && text.charAt(place) >= '0' && text.charAt(place) <= '9';
    }

    private boolean endsOrSpace(int place) {
        return place >= text.length() || text.charAt(place) <= ' ';
    }

    private boolean isAt(int place, char character) {
        return place < text.length() && text.charAt(place) == character;
    }

    private boolean startsWith(String prefix) {
        return text.startsWith(prefix, at);
    }
}
