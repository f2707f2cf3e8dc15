package dev.souk.db;

import java.time.Duration;
import java.util.List;
import java.util.StringJoiner;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** The way of one read from node to node, and what went wrong on it. */
final class Tries {

    private final List<Node> candidates;
    private final long retryForNanos;
    private final long started = System.nanoTime();
    private int next;
    private @Nullable StringJoiner failures;
    private @Nullable Throwable last;

    /** @param candidates in the order of trying, the primary at the end */
    Tries(List<Node> candidates, Duration retryFor) {
        this.candidates = candidates;
        this.retryForNanos = retryFor.toNanos();
    }

    /** The next node; once the time for trying replicas is over that is the primary; after it there is none. */
    @Nullable
    Node next() {
        int primary = candidates.size() - 1;
        if (next < primary && next > 0 && System.nanoTime() - started > retryForNanos) {
            next = primary;
        }
        return next <= primary ? candidates.get(next++) : null;
    }

    void failed(Node node, Throwable thrown) {
        if (failures == null) {
            failures = new StringJoiner("; ");
        }
        failures.add(node + " " + Reason.of(thrown));
        last = thrown;
    }

    DatabaseUnavailable exhausted() {
        long millis = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - started);
        return new DatabaseUnavailable(
                "No node of the database could answer a read within %d ms: %s".formatted(millis, failures), last);
    }
}
