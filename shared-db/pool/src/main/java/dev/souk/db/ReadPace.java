package dev.souk.db;

import java.time.Duration;

/** How much a count grew in the last second. */
final class ReadPace {

    private static final double NANOS_PER_SECOND = Duration.ofSeconds(1).toNanos();

    private long count;
    private long at = Long.MIN_VALUE;
    private volatile double perSecond;

    /** To be called about once a second, by one thread at a time. */
    synchronized void measure(long countNow, long now) {
        if (at != Long.MIN_VALUE && now > at) {
            perSecond = (countNow - count) * NANOS_PER_SECOND / (now - at);
        }
        count = countNow;
        at = now;
    }

    double perSecond() {
        return perSecond;
    }
}
