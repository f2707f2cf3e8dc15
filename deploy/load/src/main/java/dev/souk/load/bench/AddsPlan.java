package dev.souk.load.bench;

import java.net.URI;
import java.time.Duration;

/**
 * How to add to carts.
 *
 * @param catalog where there are goods
 * @param cart where the carts are
 * @param clients adds at once
 * @param carts over which adds are spread when it is not one
 * @param round each way is taken for so long
 * @param rounds the ways take turns, so that a busy machine is unfair to both; the median counts
 */
public record AddsPlan(URI catalog, URI cart, int clients, int carts, Duration round, int rounds) {}
