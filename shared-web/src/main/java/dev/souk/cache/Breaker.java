package dev.souk.cache;

import io.quarkus.logging.Log;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;

/** Leaves Redis alone after some failures in a row; then one call in each pause finds out whether it is back. */
public final class Breaker {

    private static final long CLOSED = Long.MIN_VALUE;

    private final String users;
    private final int limit;
    private final long pause;
    private final LongSupplier nanos;
    private final AtomicInteger failures = new AtomicInteger();
    private final AtomicLong nextTrial = new AtomicLong(CLOSED);

    /**
     * @param users what goes without Redis meanwhile, in the plural, for the log: {@code pages}
     * @param limit failures in a row until Redis is left alone
     * @param nanos a clock that never goes back
     */
    public Breaker(String users, int limit, Duration pause, LongSupplier nanos) {
        this.users = users;
        this.limit = limit;
        this.pause = pause.toNanos();
        this.nanos = nanos;
    }

    /** Whether to call; who is told yes says how it ended. */
    public boolean lets() {
        long trial = nextTrial.get();
        if (trial == CLOSED) {
            return true;
        }
        long now = nanos.getAsLong();
        return now - trial >= 0 && nextTrial.compareAndSet(trial, now + pause);
    }

    /** Whether Redis is left alone just now. */
    boolean isOpen() {
        return nextTrial.get() != CLOSED;
    }

    public void succeeded() {
        failures.set(0);
        if (nextTrial.getAndSet(CLOSED) != CLOSED) {
            Log.infof("Redis answers again: %s use it", users);
        }
    }

    public void failed(Throwable failure) {
        if (failures.incrementAndGet() >= limit && nextTrial.compareAndSet(CLOSED, nanos.getAsLong() + pause)) {
            Log.warnf("Redis failed %d times in a row, %s go without it: %s", limit, users, failure);
        }
    }
}
