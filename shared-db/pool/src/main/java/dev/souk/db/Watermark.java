package dev.souk.db;

import dev.souk.db.position.Mark;
import java.time.Duration;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * How far one node has come, as it said last: at least up to a mark, and at most so far behind the primary's clock. What it has
 * not said lately it does not have; a node that was gone may have been set back, so all of it is forgotten then.
 */
final class Watermark {

    /** What a node said of itself. */
    record Reading(@Nullable Mark mark, @Nullable Duration sinceBeat) {

        static final Reading NOTHING = new Reading(null, null);
    }

    private record Said(Reading reading, long asked) {}

    private static final Said NOTHING = new Said(Reading.NOTHING, 0);

    private final LongSupplier nanoTime;
    private volatile Said said = NOTHING;

    Watermark(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
    }

    /** @param asked when, in nanoseconds; an answer to an earlier question than the last one's is no news */
    synchronized void said(Reading reading, long asked) {
        if (said.equals(NOTHING) || asked - said.asked >= 0) {
            said = new Said(reading, asked);
        }
    }

    synchronized void forget() {
        said = NOTHING;
    }

    /** Null when it is not known. */
    @Nullable
    Mark mark() {
        return said.reading.mark();
    }

    /** Whether it is known to have everything up to {@code mark}; null asks for nothing. */
    boolean covers(@Nullable Mark mark) {
        Mark reached = mark();
        return mark == null || (reached != null && reached.covers(mark));
    }

    /**
     * The age of its data at most, null when it is not known: since the last beat of the primary that it has applied, and since
     * it was asked. On a node that is well it is up to the time between two beats and between two questions.
     */
    @Nullable
    Duration lag() {
        Said last = said;
        Duration sinceBeat = last.reading.sinceBeat();
        return sinceBeat == null ? null : sinceBeat.plusNanos(nanoTime.getAsLong() - last.asked);
    }

    boolean isWithin(Duration age) {
        Duration lag = lag();
        return lag != null && lag.compareTo(age) <= 0;
    }
}
