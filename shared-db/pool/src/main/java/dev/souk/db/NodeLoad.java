package dev.souk.db;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.LongSupplier;

/** How busy one node is with our reads: how many it has under way, and how long they take it. */
final class NodeLoad {

    /**
     * Answers below it are all the same to us: there the units of work under way decide. It is also what a node is thought
     * to need of which nothing is known, so that no crowd runs to whoever is new.
     */
    private static final double LEAST_NANOS = TimeUnit.MILLISECONDS.toNanos(5);

    /** Long enough to keep a slow node at one read in some seconds, short enough that one late answer is soon forgotten. */
    private static final Duration DECAY = Duration.ofSeconds(3);

    private final LongSupplier nanoTime;
    private final PeakEwma latency;
    private final AtomicInteger inFlight = new AtomicInteger();

    NodeLoad(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
        this.latency = new PeakEwma(DECAY.toNanos(), nanoTime.getAsLong());
    }

    /** Counts one more under way and gives the time, for {@link #ended}. */
    long began() {
        inFlight.incrementAndGet();
        return nanoTime.getAsLong();
    }

    void ended(long began) {
        inFlight.decrementAndGet();
        observe(began);
    }

    /** It has no answer yet: so long it takes at least. */
    void owes(long began) {
        observe(began);
    }

    /** Nanoseconds since it began. */
    long since(long began) {
        return nanoTime.getAsLong() - began;
    }

    void forget() {
        latency.forget(nanoTime.getAsLong());
    }

    /** Units of work that were begun and have not ended, whether or not somebody still waits for them. */
    int inFlight() {
        return inFlight.get();
    }

    /** In nanoseconds, never 0. */
    double latencyNanos() {
        return Math.max(LEAST_NANOS, latency.at(nanoTime.getAsLong()));
    }

    /** What one more read would have to wait for: the least of two is chosen. */
    double cost() {
        return latencyNanos() * (inFlight.get() + 1);
    }

    private void observe(long began) {
        long now = nanoTime.getAsLong();
        latency.observe(now - began, now);
    }
}
