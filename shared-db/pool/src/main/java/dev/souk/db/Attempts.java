package dev.souk.db;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.LongSupplier;
import java.util.function.LongUnaryOperator;

/**
 * The attempts of one write that others stand in the way of: so many, in so much time altogether, with pauses between them
 * that are drawn anew each time. Two that met would otherwise come back at the same moment and meet again.
 */
final class Attempts {

    /** Some transactions of a shopper: the one that was in the way has mostly ended by then. */
    private static final long FIRST_PAUSE_MILLIS = 50;

    /** Beyond it a pause helps nobody and takes the time for another attempt. */
    private static final long LONGEST_PAUSE_MILLIS = 400;

    /** A connection that was cut while all else is well, and then the primary itself. */
    private static final int MOST_LOSSES = 2;

    /** As long as a heartbeat needs to find out that it is gone. */
    private static final Duration AFTER_LOSS = Duration.ofMillis(20);

    private final int most;
    private final Duration time;
    private final Duration lockWait;
    private final Duration waitForPrimary;
    private final LongSupplier nanoTime;
    private final LongUnaryOperator random;
    private final long began;
    private int made = 1;
    private int lost;

    /** @param random a number from 0 up to the one it is given, which is not among them */
    Attempts(DatabaseConfig.Write limits, LongSupplier nanoTime, LongUnaryOperator random) {
        this.most = limits.attempts();
        this.time = limits.timeout();
        this.lockWait = limits.lockWait();
        this.waitForPrimary = limits.waitForPrimary();
        this.nanoTime = nanoTime;
        this.random = random;
        this.began = nanoTime.getAsLong();
    }

    static Attempts of(DatabaseConfig.Write limits) {
        return new Attempts(
                limits, System::nanoTime, bound -> ThreadLocalRandom.current().nextLong(bound));
    }

    /**
     * The pause before the next attempt, which counts from now on; empty when there is none left, or no time for one that has
     * to wait for a row: then it is certain that nothing was written, which a commit cut off by the clock would not be.
     */
    Optional<Duration> next() {
        Duration pause = pause();
        if (made == most || pause.plus(lockWait).compareTo(left()) > 0) {
            return Optional.empty();
        }
        made++;
        return Optional.of(pause);
    }

    /** The pause before it begins anew after the primary was lost; empty when it was lost too often, or there is no time left. */
    Optional<Duration> afterLoss() {
        lost++;
        return lost > MOST_LOSSES || left().compareTo(waitForPrimary) < 0 ? Optional.empty() : Optional.of(AFTER_LOSS);
    }

    /** How long it may wait for a primary now. */
    Duration waitForPrimary() {
        return waitForPrimary.compareTo(left()) < 0 ? waitForPrimary : left();
    }

    /** Of the time for all attempts together. */
    Duration left() {
        return time.minus(passed());
    }

    DatabaseBusy usedUp(Throwable last) {
        return new DatabaseBusy(
                "Others stood in the way of a write at each of its %d attempts, for %d ms; it was rolled back: %s"
                        .formatted(made, passed().toMillis(), Reason.of(last)),
                last);
    }

    /** What is said when the time is over. */
    String late() {
        return "attempt %d of a write was not done when the %d ms for all of them were over"
                .formatted(made, time.toMillis());
    }

    /** From 1 ms up to a bound that doubles with each attempt. */
    private Duration pause() {
        long bound = Math.min(LONGEST_PAUSE_MILLIS, FIRST_PAUSE_MILLIS << Math.min(made - 1, 10));
        return Duration.ofMillis(1 + random.applyAsLong(bound));
    }

    private Duration passed() {
        return Duration.ofNanos(nanoTime.getAsLong() - began);
    }
}
