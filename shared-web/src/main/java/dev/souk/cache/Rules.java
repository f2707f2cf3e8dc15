package dev.souk.cache;

import java.time.Duration;

/**
 * How long values of one kind are good, and how many a process keeps itself.
 *
 * @param soft after that a value is made again while it is still served
 * @param hard after that it is served only when it cannot be made again
 * @param nothing how long it is known that there is none; such knowledge stays in the process, so that nobody fills Redis with it
 * @param firstLevel bytes, about, that a process keeps itself
 */
record Rules(Duration soft, Duration hard, Duration nothing, long firstLevel) {}
