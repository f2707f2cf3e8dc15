package dev.souk.cache;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** The settings of the cache, {@code souk.cache.*}. */
@ConfigMapping(prefix = "souk.cache")
interface CacheConfig {

    /**
     * How long a page is kept, give or take a tenth. Dropping by tags is what keeps pages true; this heals what dropping
     * cannot know of: a page made again, just after it was dropped, of a replica that lags behind, or of what was read
     * just before the change.
     */
    @WithDefault("60s")
    Duration pageLife();

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

    /** A page larger than this as it is kept, compressed, is not: the largest of ours has 150 KB before. */
    @WithDefault("1000000")
    int largestPage();
}
