package dev.souk.db.rules.release;

/**
 * A statement that a schema does not answer.
 *
 * @param statement as it was recorded
 * @param tried what the server refused: the statement, or what it does to a row
 * @param code MariaDB's number of the error
 * @param message the server's words
 */
public record RefusedStatement(String statement, String tried, int code, String message) {}
