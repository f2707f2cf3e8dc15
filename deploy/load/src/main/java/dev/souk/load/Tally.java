package dev.souk.load;

import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import org.HdrHistogram.Histogram;
import org.HdrHistogram.Recorder;

/** Counts answers and how long they took, seen from the moment when each should have been asked for. */
final class Tally {

    private static final int DIGITS = 3;

    private final Recorder recorder = new Recorder(DIGITS);
    private final Histogram all = new Histogram(DIGITS);
    private final LongAdder requests = new LongAdder();
    private final LongAdder failures = new LongAdder();
    private final Map<String, LongAdder> reasons = new ConcurrentHashMap<>();

    void answered(long intendedStartNanos) {
        requests.increment();
        recorder.recordValue(Math.max(0, System.nanoTime() - intendedStartNanos));
    }

    void failed(long intendedStartNanos, String reason) {
        answered(intendedStartNanos);
        failures.increment();
        reasons.computeIfAbsent(reason, first -> new LongAdder()).increment();
    }

    long requests() {
        return requests.sum();
    }

    long failures() {
        return failures.sum();
    }

    /** What happened since the last call. */
    synchronized Latencies sinceLast() {
        Histogram interval = recorder.getIntervalHistogram();
        all.add(interval);
        return Latencies.of(interval);
    }

    synchronized Latencies overall() {
        all.add(recorder.getIntervalHistogram());
        return Latencies.of(all);
    }

    /** How often each reason occurred. */
    Map<String, Long> reasons() {
        Map<String, Long> counts = new TreeMap<>();
        reasons.forEach((reason, count) -> counts.put(reason, count.sum()));
        return counts;
    }

    /** Half of the answers took at most {@code p50}, and so on. */
    record Latencies(Duration p50, Duration p99, Duration p999, Duration most) {

        private static Latencies of(Histogram histogram) {
            return new Latencies(at(histogram, 50), at(histogram, 99), at(histogram, 99.9), at(histogram, 100));
        }

        private static Duration at(Histogram histogram, double percentile) {
            return Duration.of(histogram.getValueAtPercentile(percentile), TimeUnit.NANOSECONDS.toChronoUnit());
        }
    }
}
