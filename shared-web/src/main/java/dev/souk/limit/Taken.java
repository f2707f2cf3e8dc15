package dev.souk.limit;

import java.time.Duration;

/** Whether one more was within a limit. */
public sealed interface Taken {

    /**
     * It was, and is counted.
     *
     * @param remaining how many more may follow at once
     */
    record Allowed(long remaining) implements Taken {}

    /**
     * It was not, and is not counted.
     *
     * @param retryAfter until the next one is
     */
    record Refused(Duration retryAfter) implements Taken {

        /** For headers, rounded up: who comes then is let in. */
        public long retryAfterSeconds() {
            return Math.max(1, retryAfter.plusMillis(999).toSeconds());
        }
    }

    /**
     * As it was counted.
     *
     * @param waitMicros above 0 when it was not allowed
     * @param usedMicros how much of the window is taken
     */
    static Taken of(RateLimit limit, long waitMicros, long usedMicros) {
        return waitMicros > 0
                ? new Refused(Duration.ofNanos(waitMicros * 1_000))
                : new Allowed((limit.windowMicros() - usedMicros) / limit.intervalMicros());
    }
}
