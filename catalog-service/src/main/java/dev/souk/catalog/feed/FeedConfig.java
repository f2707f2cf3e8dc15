package dev.souk.catalog.feed;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** How feeds are taken in. */
@ConfigMapping(prefix = "souk.feed")
public interface FeedConfig {

    /**
     * So many lines go into one transaction: enough that commits do not count, few enough that it ends
     * far below souk.db.write.timeout, also on a busy server.
     */
    @WithDefault("250")
    int linesPerTransaction();

    /** Pieces on hand where a feed says in stock and not how many. */
    @WithDefault("10")
    int defaultQuantity();

    /** So many refused lines are listed in the report; the rest is counted. */
    @WithDefault("20")
    int refusedShown();
}
