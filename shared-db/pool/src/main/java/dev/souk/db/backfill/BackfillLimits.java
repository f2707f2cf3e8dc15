package dev.souk.db.backfill;

import java.time.Duration;

/** Refuses settings that a backfill cannot work with. */
final class BackfillLimits {

    private BackfillLimits() {}

    /** @throws IllegalArgumentException naming the setting, its value and a way out */
    static void check(BackfillConfig config) {
        atLeastOne("souk.backfill.attempts", config.attempts());
        positive("souk.backfill.poll", config.poll());
        positive("souk.backfill.retry-after", config.retryAfter());
        positive("souk.backfill.report-every", config.reportEvery());
        if (config.longestWait().compareTo(config.poll()) <= 0) {
            throw new IllegalArgumentException(
                    "souk.backfill.longest-wait (%d ms) must be longer than souk.backfill.poll (%d ms). Raise the one or lower the other"
                            .formatted(
                                    config.longestWait().toMillis(),
                                    config.poll().toMillis()));
        }
    }

    private static void positive(String setting, Duration time) {
        atLeastOne(setting + " in ms", time.toMillis());
    }

    private static void atLeastOne(String setting, long number) {
        if (number < 1) {
            throw new IllegalArgumentException("%s: %d is too little. Write 1 or more".formatted(setting, number));
        }
    }
}
