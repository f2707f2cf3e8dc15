package dev.souk.db.backfill;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** The settings of backfills, {@code souk.backfill.*}. */
@ConfigMapping(prefix = "souk.backfill")
public interface BackfillConfig {

    /** So often replicas are asked whether they show the last batch. Most do within 5 ms, so this is the usual pause, too. */
    @WithDefault("20ms")
    Duration poll();

    /** Then it gives up waiting for a replica. One that is further behind needs somebody who looks after it first. */
    @WithDefault("10m")
    Duration longestWait();

    /** A batch whose rows others hold is tried so often, each time half as large and after a longer pause. */
    @WithDefault("6")
    int attempts();

    /** The pause before the second try; the third waits twice as long, and so on: 1.5 s for all of the six. */
    @WithDefault("100ms")
    Duration retryAfter();

    /** A line of progress, at most so often: enough for eyes, and not a flood in the log of a job that runs for hours. */
    @WithDefault("2s")
    Duration reportEvery();
}
