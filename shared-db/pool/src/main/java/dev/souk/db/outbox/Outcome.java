package dev.souk.db.outbox;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What became of an attempt.
 *
 * @param due of a waiting event: not before; of a delivered one: when it may be removed
 */
record Outcome(
        Claimed claimed, State state, Instant due, @Nullable String error) {

    enum State {
        WAITING("waiting"),
        DELIVERED("delivered"),
        PARKED("parked");

        private final String column;

        State(String column) {
            this.column = column;
        }

        String column() {
            return column;
        }
    }
}
