package dev.souk.db;

import java.util.StringJoiner;

/** Where the reads of one HTTP request went, and why. */
final class RequestRoute {

    /** A request with more reads than these shows the first ones. */
    private static final int MOST_SHOWN = 20;

    private final StringJoiner shown = new StringJoiner(", ");
    private int reads;

    /** By one thread at a time: the units of work of a request live on its event loop. */
    void add(Node node, RouteReason reason) {
        reads++;
        if (reads <= MOST_SHOWN) {
            shown.add(node.name() + ";" + reason);
        }
    }

    boolean isEmpty() {
        return reads == 0;
    }

    /** {@code replica-1;chosen, replica-2;retried}, say: a list as HTTP header fields have it. */
    @Override
    public String toString() {
        return reads <= MOST_SHOWN ? shown.toString() : shown + ", and " + (reads - MOST_SHOWN) + " more";
    }
}
