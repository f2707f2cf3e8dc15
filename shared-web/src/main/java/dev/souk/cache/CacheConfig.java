package dev.souk.cache;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** The settings of the cache, {@code souk.cache.*}. */
@ConfigMapping(prefix = "souk.cache")
interface CacheConfig {

    /**
     * How long a page is served before it is made again, give or take a tenth. Changes drop what they concern at once; this heals
     * what they do not tell of, such as which other products are shown beside one.
     */
    @WithDefault("60s")
    Duration pageSoftLife();

    /** How long it may be served meanwhile. Beyond it, it is served only when it cannot be made again. */
    @WithDefault("10m")
    Duration pageHardLife();

    /** How much of the heap pages take in this process. */
    @WithDefault("33554432")
    long pagesInHeap();

    /** How long Redis keeps anything: as long as it may stand in while the database is away. */
    @WithDefault("1h")
    Duration keep();

    /** How long making may take, and how long the claim to it stands: reads end after 1.5 s each. */
    @WithDefault("5s")
    Duration makeWithin();

    /** How long is waited for what another process makes, before it is made here, too. */
    @WithDefault("1s")
    Duration waitForOthers();

    /** How long it is known when a tag changed: longer than anything takes to be made and kept. */
    @WithDefault("1m")
    Duration changeRemembered();

    /** Tags of which this process remembers when they changed; beyond that it asks Redis again for what it kept. */
    @WithDefault("20000")
    int changesKnown();

    /** How often a process looks whether it has missed a change: half of the second in which changes are to be seen. */
    @WithDefault("500ms")
    Duration compareEvery();

    /** Looking up. Redis needs 0.3 ms, a page made anew 10 ms: beyond this Redis is of no help. */
    @WithDefault("50ms")
    Duration findTimeout();

    /** Keeping; no visitor waits for it. */
    @WithDefault("500ms")
    Duration keepTimeout();

    /** Dropping: what waits for it tries again. */
    @WithDefault("1s")
    Duration dropTimeout();

    /** Calls in a row that fail before Redis is left alone: fewer would take a hiccup for an end. */
    @WithDefault("5")
    int failures();

    /** How long it is left alone until one call tries again: 50 ms of one request in a second are nothing. */
    @WithDefault("1s")
    Duration pause();

    /** A value larger than this as it is kept is not: the largest page of ours has 150 KB before it is compressed. */
    @WithDefault("1000000")
    int largest();
}
