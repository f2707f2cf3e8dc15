package dev.souk.load.bench;

import java.net.URI;
import java.time.Duration;

/**
 * How to place orders.
 *
 * @param catalog where there are goods
 * @param cart where the carts are
 * @param checkout where orders are placed
 * @param database the primary, and the user who may make schemas called {@code souk_scratch...} there
 * @param clients orders at once
 * @param round each way is taken for so long
 * @param rounds the ways take turns, so that a busy machine is unfair to both; the median counts
 */
public record OrdersPlan(
        URI catalog, URI cart, URI checkout, Account database, int clients, Duration round, int rounds) {

    /** Somebody on a database server. */
    public record Account(String host, int port, String user, String password) {}
}
