package dev.souk.db;

import jakarta.inject.Singleton;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Hands the chosen node over to the pool. Hibernate asks the pool for a connection inside the very call that opens a
 * session, so the choice lives for that one call on that one thread: nothing is left behind for whoever comes next.
 */
@Singleton
final class Route {

    private final ThreadLocal<Node> chosen = new ThreadLocal<>();

    /** Runs {@code call}, which must ask the pool for its connection before it returns, with {@code node} chosen. */
    <T> T to(Node node, Supplier<T> call) {
        chosen.set(node);
        try {
            return call.get();
        } finally {
            chosen.remove();
        }
    }

    /** The node chosen by the call that is under way; none, when somebody came to the pool another way. */
    @Nullable
    Node chosen() {
        return chosen.get();
    }
}
