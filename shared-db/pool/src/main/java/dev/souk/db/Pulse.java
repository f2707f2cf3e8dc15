package dev.souk.db;

import io.vertx.core.http.ConnectionPoolTooBusyException;
import io.vertx.core.impl.NoStackTraceThrowable;
import java.time.Duration;
import java.util.concurrent.TimeoutException;

/**
 * When a node last answered in time, to tell a stalled node from a crowd of our own: in either case work is late, but a
 * node that is well goes on answering others.
 */
final class Pulse {

    /** Half a read's time limit: by the time a read on a stalled node is late, the node has been silent for longer. */
    private static final long LATELY_NANOS = Duration.ofMillis(500).toNanos();

    private final Node node;
    private volatile long lastAnswer = System.nanoTime() - LATELY_NANOS;

    Pulse(Node node) {
        this.node = node;
    }

    void answered() {
        lastAnswer = System.nanoTime();
    }

    /** Whether the node answers others while one waits in vain. */
    boolean beats() {
        return System.nanoTime() - lastAnswer < LATELY_NANOS;
    }

    /** Why there was no connection: the driver gives the same answer for a stalled node and for a crowd. */
    NoConnection refused(Throwable cause) {
        boolean late = cause instanceof NoStackTraceThrowable || cause instanceof TimeoutException;
        boolean crowd = cause instanceof ConnectionPoolTooBusyException || (late && beats());
        return crowd ? NoConnection.becauseOfOverload(node, cause) : NoConnection.becauseOfNode(node, cause);
    }
}
