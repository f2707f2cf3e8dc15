package dev.souk.db;

import org.jspecify.annotations.Nullable;

/** A node gave no connection, so the work has not begun. */
final class NoConnection extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final boolean overload;

    private NoConnection(String message, @Nullable Throwable cause, boolean overload) {
        super(message, cause, false, false);
        this.overload = overload;
    }

    /** All connections are at work for us and none came free in time. */
    static NoConnection becauseOfOverload(Node node, Throwable cause) {
        return new NoConnection("all connections to " + node + " are in use", cause, true);
    }

    /** On the primary only some reads run at a time, and no more of them may wait. */
    static NoConnection becauseOfReservedPlaces(Node node) {
        return new NoConnection("no more reads may wait for " + node, null, true);
    }

    /** The reads that were let in before it needed all of its time. */
    static NoConnection becauseOfNoPlace(Node node) {
        return new NoConnection("no place came free for a read on " + node, null, true);
    }

    static NoConnection becauseOfNode(Node node, Throwable cause) {
        return new NoConnection("no connection to " + node, cause, false);
    }

    boolean overload() {
        return overload;
    }
}
