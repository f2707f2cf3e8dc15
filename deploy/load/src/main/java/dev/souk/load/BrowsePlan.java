package dev.souk.load;

import java.net.URI;
import java.time.Duration;
import java.util.List;

/**
 * How to browse.
 *
 * @param shop the front page
 * @param requestsPerSecond the pace, kept whether the shop keeps up or not
 * @param clients connections; a request that finds none free waits, and its wait counts
 * @param duration until it ends by itself
 * @param services where {@code /internal/database} tells where the reads went
 * @param seed of the choice of pages
 */
public record BrowsePlan(
        URI shop, int requestsPerSecond, int clients, Duration duration, List<URI> services, long seed) {

    public BrowsePlan {
        services = List.copyOf(services);
    }
}
