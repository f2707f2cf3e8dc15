package dev.souk.embedded;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/**
 * What a promotion did. When one has this, the new primary takes writes and the replicas follow it.
 *
 * @param from the old primary, which is dead
 * @param to the new one
 * @param steps what was done, in its order
 * @param closed for how long nobody took writes: since the old primary was closed, or since its end if it did not answer
 * @param rebuilt completes with the time it took when the old primary follows the new one as a copy of it; exceptionally
 *     with an {@link EmbeddedServerException} when that failed, and then the next start of the node tries again
 */
public record Promotion(
        String from, String to, List<Step> steps, Duration closed, CompletableFuture<Duration> rebuilt) {

    /**
     * A step.
     *
     * @param what in a few words
     * @param took since the end of the one before
     */
    public record Step(String what, Duration took) {}
}
