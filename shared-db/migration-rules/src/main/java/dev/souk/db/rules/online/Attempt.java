package dev.souk.db.rules.online;

import java.time.Duration;
import java.util.SortedMap;

/**
 * What happened when a migration was applied once.
 *
 * @param took the migration itself
 * @param pause the longest that a client waited from its beginning until the replicas had followed
 * @param baseline the longest that a client waited in an equal time without a migration
 * @param lag the longest that a replica was behind
 * @param operations what clients did meanwhile
 * @param dropped operations that named what the migration has dropped
 * @param failures other operations that failed, by their errors; the migration's own error is one of them
 * @param applied whether the migration itself succeeded
 */
record Attempt(
        Duration took,
        Duration pause,
        Duration baseline,
        Duration lag,
        long operations,
        long dropped,
        SortedMap<String, Long> failures,
        boolean applied) {}
