package dev.souk.load.bench;

import java.time.Duration;
import java.util.Map;

/**
 * What was done in some time.
 *
 * @param failures how often each reason
 */
public record Rate(long done, Duration took, Duration p50, Duration p99, Map<String, Long> failures) {

    public Rate {
        failures = Map.copyOf(failures);
    }

    public double perSecond() {
        return done * 1e9 / took.toNanos();
    }

    public long failed() {
        return failures.values().stream().mapToLong(Long::longValue).sum();
    }
}
