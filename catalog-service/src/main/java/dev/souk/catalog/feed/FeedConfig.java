package dev.souk.catalog.feed;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.time.Duration;

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

    /** The same of the report that is answered over HTTP, where no file holds the others: 100 KB or so. */
    @WithDefault("1000")
    int refusedAnswered();

    /** The largest feed over HTTP: some 50,000 lines. What is larger comes in parts, or as a file by the command. */
    @WithDefault("32M")
    MemorySize bodySize();

    /** Where a feed that comes over HTTP waits until it is wholly there: room for one, of {@link #bodySize}. */
    @WithDefault("${java.io.tmpdir}")
    Path folder();

    /** Until it is wholly there: 32 MB at 5 Mbit/s. */
    @WithDefault("60s")
    Duration uploadWithin();

    /**
     * Taking it in, over HTTP: while it goes on nothing is answered, and many proxies cut off what is silent for a minute. What is in
     * then stays in, and a second try gets past it quickly.
     */
    @WithDefault("50s")
    Duration importWithin();
}
