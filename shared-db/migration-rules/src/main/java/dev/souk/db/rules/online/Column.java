package dev.souk.db.rules.online;

/**
 * A column as the server describes it.
 *
 * @param type without its length, {@code varchar}
 * @param wholeType with it, {@code varchar(64)}; an enum's values are in here
 * @param size characters of a text, bytes of a binary string, digits before the point of a decimal number; otherwise 0
 * @param optional whether a row can be inserted without naming it
 * @param generated whether the server works it out
 */
record Column(String name, String type, String wholeType, long size, boolean optional, boolean generated) {}
