package dev.souk.db.rules.online;

import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;

/** What a client asked for once, and when by {@link System#nanoTime()}. */
record Operation(long startedAt, long endedAt, Optional<SQLException> failure) {

    boolean overlaps(long from, long until) {
        return startedAt - until <= 0 && endedAt - from >= 0;
    }

    Duration duration() {
        return Duration.ofNanos(endedAt - startedAt);
    }
}
