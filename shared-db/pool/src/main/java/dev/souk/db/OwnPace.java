package dev.souk.db;

import jakarta.inject.Singleton;
import java.time.Duration;

/**
 * Whether this process itself was slow lately: a cold JVM, a long pause of its collector, a machine with too little
 * processor. Whatever was late meanwhile was late because of us, and no node is blamed for it.
 */
@Singleton
final class OwnPace {

    static final Duration TICK = Duration.ofMillis(100);

    /** Far above a timer's usual lateness of a few ms, far below any of our limits. */
    private static final long LATE_NANOS = Duration.ofMillis(200).toNanos();

    private volatile long lastTick;
    private volatile long lastLate;

    OwnPace() {
        long now = System.nanoTime();
        this.lastTick = now;
        this.lastLate = now - Duration.ofHours(1).toNanos();
    }

    /** To be called each {@link #TICK}, on an event loop. */
    void tick(long now) {
        if (isLate(now)) {
            lastLate = now;
        }
        lastTick = now;
    }

    /** Whether we were late at any moment from {@code begun} on. */
    boolean wasSlowSince(long begun, long now) {
        return lastLate - begun >= 0 || isLate(now);
    }

    private boolean isLate(long now) {
        return now - lastTick > TICK.toNanos() + LATE_NANOS;
    }
}
