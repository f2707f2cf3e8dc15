package dev.souk.db.migrate;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How patient {@code migrate} is, {@code souk.db.migration.*}. Who it is, and where, are settings of its data source. */
@ConfigMapping(prefix = "souk.db.migration")
public interface MigrationConfig {

    /**
     * Tries of a file whose table somebody holds. With these pauses it gives up after less than three minutes: longer than any
     * transaction of the shop (an import's may take one), shorter than whoever waits for a release.
     */
    @WithDefault("10")
    int lockTries();

    /** After the first try; each later pause is twice as long. Queries that queued up behind the first try are through by then. */
    @WithDefault("1s")
    Duration lockFirstPause();

    /** No pause is longer: a table that is free for a moment only should not be missed for long. */
    @WithDefault("30s")
    Duration lockLongestPause();
}
