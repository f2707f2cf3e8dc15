package dev.souk.db.position;

import java.util.Comparator;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A point in the history of a schema: so many transactions were committed. The epoch says which server numbered them: each
 * server that becomes the primary begins a higher one, and with it everything is done that survived of the ones before.
 * So of two marks of different epochs the higher epoch is later, whatever the numbers are (a transaction that died with its
 * primary leaves its number to another one; Raft's terms are for the same: Ongaro and Ousterhout, 2014).
 *
 * @param epoch from 0
 * @param sequence the number that MariaDB gave the transaction, the last part of its GTID
 */
public record Mark(long epoch, long sequence) implements Comparable<Mark> {

    private static final Comparator<Mark> ORDER =
            Comparator.comparingLong(Mark::epoch).thenComparingLong(Mark::sequence);

    private static final Pattern TEXT = Pattern.compile("(\\d{1,18})\\.(\\d{1,19})");

    /** @throws IllegalArgumentException if a number is negative */
    public Mark {
        if (epoch < 0 || sequence < 0) {
            throw new IllegalArgumentException("A mark has no negative numbers: " + epoch + "." + sequence);
        }
    }

    /** After everything of {@code epoch}, when its end is not known: only the primary and a later epoch are there. */
    public static Mark endOf(long epoch) {
        return new Mark(epoch, Long.MAX_VALUE);
    }

    /** Whether whoever is here has all that was there at {@code other}. */
    public boolean covers(Mark other) {
        return compareTo(other) >= 0;
    }

    /** The later one; null is before everything. */
    public static @Nullable Mark later(@Nullable Mark one, @Nullable Mark other) {
        if (one == null || other == null) {
            return one == null ? other : one;
        }
        return one.covers(other) ? one : other;
    }

    @Override
    public int compareTo(Mark other) {
        return ORDER.compare(this, other);
    }

    /** What {@link #toString} wrote; empty for anything else. */
    static Optional<Mark> parse(String text) {
        Matcher parts = TEXT.matcher(text);
        if (!parts.matches()) {
            return Optional.empty();
        }
        try {
            return Optional.of(new Mark(Long.parseLong(parts.group(1)), Long.parseLong(parts.group(2))));
        } catch (NumberFormatException tooLarge) {
            return Optional.empty();
        }
    }

    /** {@code 3.1234}: transaction 1234, counted in epoch 3. */
    @Override
    public String toString() {
        return epoch + "." + sequence;
    }
}
