package dev.souk.limit;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How limits are counted, {@code souk.limit.*}; how high they are is said by what is limited. */
@ConfigMapping(prefix = "souk.limit")
interface LimitConfig {

    /** Asking Redis, which needs 0.3 ms. What is limited takes longer than this itself: beyond it the pod counts alone. */
    @WithDefault("100ms")
    Duration timeout();

    /** Calls in a row that fail before Redis is left alone: fewer would take a hiccup for an end. */
    @WithDefault("5")
    int failures();

    /** How long it is left alone until one call tries again. */
    @WithDefault("1s")
    Duration pause();

    /** Counts that a pod keeps while Redis is away, 200 bytes each; beyond it the one that was asked for longest ago is forgotten. */
    @WithDefault("10000")
    int localCounts();
}
