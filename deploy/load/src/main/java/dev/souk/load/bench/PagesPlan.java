package dev.souk.load.bench;

import java.net.URI;
import java.time.Duration;

/**
 * What to ask for pages.
 *
 * @param shop as visitors reach it
 * @param path of the page of a product
 * @param clients connections to each server, used one server at a time
 * @param round each way is taken for so long
 * @param rounds the ways take turns, so that a busy machine is unfair to all alike; the median counts
 */
public record PagesPlan(URI shop, Servers servers, String path, int clients, Duration round, int rounds) {

    /** A process and where it listens. */
    public record Server(URI address, long pid) {}

    /**
     * Who is asked.
     *
     * @param service the catalogue as it runs in the shop
     * @param bare knows by heart what the service answers
     * @param redisAlone the catalogue, keeping no page in its own process
     * @param uncached the catalogue, making each page for its request
     * @param gateway in front of the service
     * @param bareGateway in front of the bare server
     */
    public record Servers(
            Server service, Server bare, Server redisAlone, Server uncached, Server gateway, Server bareGateway) {}
}
