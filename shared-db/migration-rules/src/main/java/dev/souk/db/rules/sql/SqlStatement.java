package dev.souk.db.rules.sql;

/**
 * A statement where it stands.
 *
 * @param text without the semicolon and without comments before it
 * @param line of its first word, from 1
 */
public record SqlStatement(String text, int line, Statement meaning) {}
