package dev.souk.limit;

import java.time.Duration;

/**
 * So many times within such a time, all at once or spread.
 *
 * @param name of what is limited and whose, as the headers say it: {@code sign-in-by-account}
 * @param times at least 1
 * @param within at least a microsecond for each of {@code times}
 */
public record RateLimit(String name, int times, Duration within) {

    private static final long NANOS = 1_000;

    /** @throws IllegalArgumentException when it would let nobody pass, or everybody */
    public RateLimit {
        if (times < 1 || within.toNanos() / NANOS < times) {
            throw new IllegalArgumentException(
                    "%s: %d times within %s is no limit: say at least once, within at least a microsecond each"
                            .formatted(name, times, within));
        }
    }

    /** Between two when they come evenly. */
    long intervalMicros() {
        return within.toNanos() / NANOS / times;
    }

    /** A whole number of intervals, so that exactly {@code times} fit. */
    long windowMicros() {
        return intervalMicros() * times;
    }

    /** The policy as {@code RateLimit-Policy} says it. */
    String policy() {
        return "\"%s\";q=%d;w=%d".formatted(name, times, Math.max(1, within.toSeconds()));
    }
}
