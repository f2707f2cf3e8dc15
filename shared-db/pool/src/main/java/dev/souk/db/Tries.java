package dev.souk.db;

import java.util.ArrayList;
import java.util.List;
import java.util.StringJoiner;
import java.util.concurrent.TimeUnit;
import org.eclipse.microprofile.faulttolerance.exceptions.TimeoutException;
import org.jspecify.annotations.Nullable;

/** The way of one read from node to node, and what went wrong on it. */
final class Tries {

    private final long started = System.nanoTime();
    private final List<Node> nodes = new ArrayList<>(2);
    private @Nullable StringJoiner failures;
    private @Nullable Throwable last;

    /** Those that were asked, in their order. */
    List<Node> nodes() {
        return nodes;
    }

    void began(Node node) {
        nodes.add(node);
    }

    void failed(Node node, Throwable thrown) {
        if (failures == null) {
            failures = new StringJoiner("; ");
        }
        failures.add(node + " " + Reason.of(thrown));
        last = thrown;
    }

    /** @param others why no other node was asked */
    DatabaseUnavailable exhausted(String others) {
        StringJoiner reasons = new StringJoiner("; ");
        if (failures != null) {
            reasons.merge(failures);
        }
        if (!others.isEmpty()) {
            reasons.add(others);
        }
        return new DatabaseUnavailable(
                "No node of the database could answer a read, tried for %d ms: %s".formatted(millis(), reasons), last);
    }

    DatabaseUnavailable tooLate() {
        String message = "No node of the database answered a read within %d ms: asked %s%s"
                .formatted(millis(), nodes, failures == null ? "" : ", of which failed " + failures);
        return new DatabaseUnavailable(message, last == null ? new TimeoutException(message) : last);
    }

    private long millis() {
        return TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - started);
    }
}
