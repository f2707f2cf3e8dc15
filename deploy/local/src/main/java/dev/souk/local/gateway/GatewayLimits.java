package dev.souk.local.gateway;

import java.time.Duration;

/**
 * How long and how much. Each number says why below.
 *
 * @param connect until a connection to a service stands
 * @param answer until a service has begun to answer
 * @param feed the same after a product feed, which is taken in before it is answered
 * @param patience how long a GET waits for a service that is not there
 * @param pause between two tries of a GET
 * @param bodyBytes the largest request body
 */
record GatewayLimits(
        Duration connect, Duration answer, Duration feed, Duration patience, Duration pause, long bodyBytes) {

    /** Loopback connects in well under a millisecond; half a second means that the machine is out of breath. */
    private static final Duration CONNECT = Duration.ofMillis(500);

    /** Services bound their own work to a few seconds; what takes longer is a hang. */
    private static final Duration ANSWER = Duration.ofSeconds(15);

    /** The catalogue gives a feed a minute to come and another to be taken in; beyond it has a little time to say so. */
    private static final Duration FEED = Duration.ofSeconds(150);

    /** Long enough for a keep-alive connection that died and for a service's last second of starting, no more: a visitor rather reads a page that says so. */
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    /** Twenty tries in the time of patience. */
    private static final Duration PAUSE = Duration.ofMillis(100);

    /** The largest thing sent is a product feed. A service's own limit is narrower for each path. */
    private static final long BODY_BYTES = 64L << 20;

    static final GatewayLimits DEFAULT = new GatewayLimits(CONNECT, ANSWER, FEED, PATIENCE, PAUSE, BODY_BYTES);

    /** Pictures load many at a time; 64 busy connections to one service on one machine are more than it can serve at once. */
    static final int CONNECTIONS_PER_BACKEND = 64;

    /** Requests waiting for a connection; beyond it the answer is a 503 at once and not a queue that nobody sees the end of. */
    static final int WAITING_FOR_CONNECTION = 512;

    /** Three cookies of ours and a browser's usual headers take 2 KB; positions and tokens may grow. */
    static final int HEADER_BYTES = 16 << 10;

    /** A search with every facet chosen stays below. */
    static final int FIRST_LINE_BYTES = 8 << 10;

    /** A browser's idle connection is closed after this long. */
    static final Duration IDLE = Duration.ofSeconds(75);
}
