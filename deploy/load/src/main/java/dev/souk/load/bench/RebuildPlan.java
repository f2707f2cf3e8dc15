package dev.souk.load.bench;

import dev.souk.load.bench.OrdersPlan.Account;
import java.net.URI;
import java.util.List;

/**
 * How to rebuild a cache.
 *
 * @param catalog whose pages are dropped
 * @param secret of the operator, who may drop them
 * @param databases all servers that the catalogue reads from
 * @param products whose pages are asked for, at most
 * @param clients pages at once
 * @param rounds the ways take turns; the median counts
 */
public record RebuildPlan(URI catalog, String secret, List<Account> databases, int products, int clients, int rounds) {

    public RebuildPlan {
        databases = List.copyOf(databases);
    }
}
