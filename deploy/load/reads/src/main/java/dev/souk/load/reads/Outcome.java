package dev.souk.load.reads;

import java.time.Duration;
import java.util.Map;

/**
 * How requests fared.
 *
 * @param failures how often each reason
 */
record Outcome(long requests, Duration p50, Duration p99, Duration p999, Duration worst, Map<String, Long> failures) {

    Outcome {
        failures = Map.copyOf(failures);
    }

    long failed() {
        return failures.values().stream().mapToLong(Long::longValue).sum();
    }
}
