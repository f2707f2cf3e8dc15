package dev.souk.load.reads;

import java.time.Duration;

/**
 * How to compare what reads cost.
 *
 * @param clients reads at once
 * @param round each way is taken for so long
 * @param warmUps rounds that do not count, because the JVM still compiles
 * @param rounds the ways take turns, so that a busy machine is unfair to all
 */
public record ReadOverheadPlan(int clients, Duration round, int warmUps, int rounds) {}
