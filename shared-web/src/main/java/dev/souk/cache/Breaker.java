package dev.souk.cache;

import io.quarkus.logging.Log;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;

/** Leaves Redis alone after some failures in a row; then one call in each pause finds out whether it is back. */
final class Breaker {

    private static final long CLOSED = Long.MIN_VALUE;

    private final int limit;
    private final long pause;
    private final LongSupplier nanos;
    private final AtomicInteger failures = new AtomicInteger();
    private final AtomicLong nextTrial = new AtomicLong(CLOSED);

    Breaker(int limit, Duration pause, LongSupplier nanos) {
        this.limit = limit;
        this.pause = pause.toNanos();
        this.nanos = nanos;
    }

    /** Whether to call; who is told yes says how it ended. */
    boolean lets() {
        long trial = nextTrial.get();
        if (trial == CLOSED) {
            return true;
        }
        long now = nanos.getAsLong();
        return now - trial >= 0 && nextTrial.compareAndSet(trial, now + pause);
    }

    void succeeded() {
        failures.set(0);
        if (nextTrial.getAndSet(CLOSED) != CLOSED) {
            Log.info("Redis answers again: pages are kept");
        }
    }

    void failed(Throwable failure) {
        if (failures.incrementAndGet() >= limit && nextTrial.compareAndSet(CLOSED, nanos.getAsLong() + pause)) {
            Log.warnf("Redis failed %d times in a row, pages are made without it: %s", limit, failure);
        }
    }
}
