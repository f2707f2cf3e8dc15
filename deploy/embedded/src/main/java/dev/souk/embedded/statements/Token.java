package dev.souk.embedded.statements;

/**
 * The smallest piece of a statement that means something.
 *
 * @param text as it stands in the statement
 * @param start where it stands there
 */
public record Token(Kind kind, String text, int start) {

    /** What a token is. */
    public enum Kind {
        /** A keyword, or a name without quotes: MariaDB itself tells them apart by where they stand. */
        WORD,
        /** A name in back quotes. */
        QUOTED_NAME,
        /** {@code 'text'}, {@code "text"}, {@code x'4d'}, {@code b'1'}, {@code n'text'}. */
        STRING,
        /** Without its sign. */
        NUMBER,
        /** {@code @mine} or {@code @@the_server_s}. */
        VARIABLE,
        /** {@code ?} */
        PARAMETER,
        /** A single character of punctuation, or the beginning or end of a comment that MariaDB executes. */
        SYMBOL,
        /** Anything that MariaDB skips. */
        COMMENT
    }

    /** Where the text after it begins. */
    public int end() {
        return start + text.length();
    }

    /** Whether it is this keyword, in capitals or not. */
    public boolean isWord(String word) {
        return kind == Kind.WORD && text.equalsIgnoreCase(word);
    }

    /** Whether it is this piece of punctuation. */
    public boolean isSymbol(String symbol) {
        return kind == Kind.SYMBOL && text.equals(symbol);
    }
}
