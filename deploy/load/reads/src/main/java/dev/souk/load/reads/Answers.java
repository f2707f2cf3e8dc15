package dev.souk.load.reads;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLongArray;
import org.HdrHistogram.Histogram;

/**
 * What became of requests that were due at a steady pace, by their number. How long one took counts from when it was due, not
 * from when it was sent, and counts also when it failed: somebody waited that long for nothing.
 */
final class Answers {

    private static final int DIGITS = 3;
    private static final long NONE_YET = 0;

    private final Duration interval;

    /** Nanoseconds, negative when it failed after so long. */
    private final AtomicLongArray took;

    private final Map<Integer, String> reasons = new ConcurrentHashMap<>();

    /** @param interval between two that are due */
    Answers(int requests, Duration interval) {
        this.interval = interval;
        this.took = new AtomicLongArray(requests);
    }

    int requests() {
        return took.length();
    }

    void answered(int number, long nanos) {
        took.compareAndSet(number, NONE_YET, Math.max(1, nanos));
    }

    void failed(int number, long nanos, String reason) {
        if (took.compareAndSet(number, NONE_YET, -Math.max(1, nanos))) {
            reasons.put(number, reason);
        }
    }

    /** Those that have no answer yet failed after {@code waited}. */
    void giveUp(Duration waited) {
        for (int number = 0; number < requests(); number++) {
            failed(number, waited.toNanos(), "never answered");
        }
    }

    /** Of all that were due from {@code start} on. */
    Outcome since(Duration start) {
        Histogram nanos = new Histogram(DIGITS);
        Map<String, Long> failures = new TreeMap<>();
        for (int number = first(start); number < requests(); number++) {
            nanos.recordValue(Math.abs(took.get(number)));
            String reason = reasons.get(number);
            if (reason != null) {
                failures.merge(reason, 1L, Long::sum);
            }
        }
        return new Outcome(
                nanos.getTotalCount(), at(nanos, 50), at(nanos, 99), at(nanos, 99.9), at(nanos, 100), failures);
    }

    /** How many were answered, but only after more than {@code bound}. */
    long late(Duration start, Duration bound) {
        long late = 0;
        for (int number = first(start); number < requests(); number++) {
            late += took.get(number) > bound.toNanos() ? 1 : 0;
        }
        return late;
    }

    /**
     * How long after {@code start} the first spell of length {@code calm} began in which all that was due was answered within
     * {@code bound}.
     */
    Optional<Duration> calmAfter(Duration start, Duration calm, Duration bound) {
        int first = first(start);
        long needed = calm.dividedBy(interval);
        int since = first;
        for (int number = first; number < requests(); number++) {
            if (!good(number, bound)) {
                since = number + 1;
            } else if (number - since + 1 >= needed) {
                return Optional.of(interval.multipliedBy(since - first));
            }
        }
        return Optional.empty();
    }

    private boolean good(int number, Duration bound) {
        return took.get(number) > 0 && took.get(number) <= bound.toNanos();
    }

    private int first(Duration start) {
        return Math.toIntExact(start.dividedBy(interval));
    }

    private static Duration at(Histogram nanos, double percentile) {
        return Duration.of(nanos.getValueAtPercentile(percentile), TimeUnit.NANOSECONDS.toChronoUnit());
    }
}
