package dev.souk.db;

import java.time.Duration;
import java.util.function.LongSupplier;

/** A clock in nanoseconds that goes on only when told to. */
final class TestingTime implements LongSupplier {

    private long now = Long.MAX_VALUE - Duration.ofSeconds(5).toNanos(); // System.nanoTime() may overflow, too

    @Override
    public long getAsLong() {
        return now;
    }

    void pass(Duration time) {
        now += time.toNanos();
    }
}
