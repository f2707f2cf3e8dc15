package dev.souk.cache;

import java.time.Duration;
import java.util.Optional;

/**
 * What a cache answers with.
 *
 * @param value empty: there is none
 * @param late how old it is, when it is older than it should be; else zero
 */
record Held<V>(Optional<V> value, Duration late) {}
