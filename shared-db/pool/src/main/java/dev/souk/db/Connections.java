package dev.souk.db;

import io.vertx.core.http.ConnectionPoolTooBusyException;
import java.util.concurrent.atomic.AtomicInteger;

/** The connections to one node that units of work hold, to tell a node that gives none from a pool that has none left. */
final class Connections {

    private final Node node;
    private final int most;
    private final AtomicInteger inUse = new AtomicInteger();

    Connections(Node node, int most) {
        this.node = node;
        this.most = most;
    }

    void taken() {
        inUse.incrementAndGet();
    }

    void returned() {
        inUse.decrementAndGet();
    }

    /** Why there was no connection: the driver gives the same answer for a stalled node and for our own crowd. */
    NoConnection refused(Throwable cause) {
        boolean crowd = cause instanceof ConnectionPoolTooBusyException || inUse.get() >= most;
        return crowd ? NoConnection.becauseOfOverload(node, cause) : NoConnection.becauseOfNode(node, cause);
    }
}
