package dev.souk.db.outbox;

import java.time.Duration;
import java.util.random.RandomGenerator;

/** How long a failed event waits: twice as long each time, up to a limit, a fifth more or less. */
record RetryDelay(OutboxConfig.Retry config, RandomGenerator random) {

    private static final double JITTER = 0.2;
    private static final int DOUBLINGS =
            30; // beyond it a shift of 1 s overflows nothing yet, and the limit holds anyway

    Duration after(int attempt) {
        long doubled = config.first().toMillis() << Math.min(attempt - 1, DOUBLINGS);
        long bounded = Math.min(doubled, config.longest().toMillis());
        return Duration.ofMillis(Math.round(bounded * random.nextDouble(1 - JITTER, 1 + JITTER)));
    }
}
