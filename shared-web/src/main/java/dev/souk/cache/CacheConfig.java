package dev.souk.cache;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** The settings of the cache, {@code souk.cache.*}. */
@ConfigMapping(prefix = "souk.cache")
interface CacheConfig {

    /** Whether pages are kept at all. Without, each is made for its request: to see what keeping them is worth. */
    @WithDefault("true")
    boolean keepsPages();

    /**
     * How long a page is served before it is made again, give or take a tenth. Changes drop what they concern at once; this heals
     * what nobody tells of, such as a row that was mended by hand.
     */
    @WithDefault("5m")
    Duration pageSoftLife();

    /** How long it may be served meanwhile. Beyond it, it is served only when it cannot be made again. */
    @WithDefault("30m")
    Duration pageHardLife();

    /** How many bytes of the heap pages take in this process, about: 3,000 product pages. */
    @WithDefault("33554432")
    long pagesInHeap();

    /**
     * How long what pages are made of is good. It need not be made again when pages are, and heals what nobody tells of, such as
     * which other products are shown beside one.
     */
    @WithDefault("10m")
    Duration objectSoftLife();

    /** As long as Redis keeps it: what is old is better than a page that waits. */
    @WithDefault("1h")
    Duration objectHardLife();

    /** How many bytes of the heap the objects of each kind take in this process, about: 1,000 products. */
    @WithDefault("8388608")
    long objectsInHeap();

    /** How long it is known that there is none: long enough for whoever asks in a loop, and what comes into being drops it. */
    @WithDefault("10s")
    Duration nothingLife();

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

    /**
     * How old a value of this process may be, while Redis is away and no change can be heard of. Then it is made again: a page of
     * objects that are made again, too, by each process for itself.
     */
    @WithDefault("5s")
    Duration unheardLife();

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
