package dev.souk.cache;

import java.time.Duration;

/**
 * What a cache answers with.
 *
 * @param late how old it is, when it is older than it should be; else zero
 */
record Held<V>(Kept<V> kept, Duration late) {}
