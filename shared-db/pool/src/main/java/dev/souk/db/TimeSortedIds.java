package dev.souk.db;

import jakarta.enterprise.context.ApplicationScoped;
import java.security.SecureRandom;
import java.time.Clock;

/**
 * Makes ids that sort by the time they were made: milliseconds since 2025 in the upper bits, then 20 bits that start at random in
 * each millisecond and count up. Made by the application, because ids the database makes cannot be inserted in batches.
 *
 * <p>Two processes that make ids in the same millisecond meet with a chance of one in half a million a pair; the primary key then
 * refuses the second, and its transaction is tried again.
 */
@ApplicationScoped
public class TimeSortedIds {

    private static final long EPOCH = 1_735_689_600_000L; // 2025-01-01T00:00:00Z
    private static final int COUNTER_BITS = 20; // 43 bits are left for milliseconds: 278 years
    private static final int RANDOM_START = 1 << (COUNTER_BITS - 1); // leaves half of the counter for counting

    private final Clock clock;
    private final SecureRandom random = new SecureRandom();
    private long last;

    TimeSortedIds(Clock clock) {
        this.clock = clock;
    }

    /** The next id, larger than every one this process made before. */
    public synchronized long next() {
        long fresh = (clock.millis() - EPOCH) << COUNTER_BITS;
        last = fresh > last ? fresh + random.nextInt(RANDOM_START) : last + 1;
        return last;
    }

    /** The id as the outside sees it. */
    public static String text(long id) {
        return Long.toString(id, Character.MAX_RADIX);
    }

    /** The id behind a {@link #text}; of anything else a {@code NumberFormatException}. */
    public static long parse(String text) {
        return Long.parseLong(text, Character.MAX_RADIX);
    }
}
