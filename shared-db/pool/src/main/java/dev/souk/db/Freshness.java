package dev.souk.db;

import dev.souk.db.position.WritePosition;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How fresh the data of a read must be. What cannot be had from a replica is read on the primary, and when that cannot either,
 * the read fails.
 */
public final class Freshness {

    private final @Nullable Duration atMost;
    private final WritePosition after;

    private Freshness(@Nullable Duration atMost, WritePosition after) {
        this.atMost = atMost;
        this.after = after;
    }

    /**
     * At most so old. Two beats and questions are up to 750 ms apart, so a shorter bound sends nearly all to the primary.
     *
     * @throws IllegalArgumentException if {@code age} is negative
     */
    public static Freshness atMost(Duration age) {
        if (age.isNegative()) {
            throw new IllegalArgumentException("Data cannot be younger than now: " + age);
        }
        return new Freshness(age, WritePosition.none());
    }

    /** With everything that was written there, whoever asks. */
    public static Freshness after(WritePosition position) {
        return new Freshness(null, position);
    }

    /** The age at most, null if it does not matter. */
    @Nullable
    Duration atMost() {
        return atMost;
    }

    WritePosition after() {
        return after;
    }
}
