package dev.souk.db.rules.sql;

/**
 * A comment where it stands.
 *
 * @param text with its marks, {@code -- words}
 * @param line of its first character, from 1
 */
public record Comment(String text, int line) {

    /** Whether the server runs what is in it. */
    public boolean isExecuted() {
        return text.startsWith("/*!") || text.startsWith("/*M!");
    }
}
