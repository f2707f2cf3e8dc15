package dev.souk.db;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import org.jspecify.annotations.Nullable;

/** Where writes wait for a primary that takes them: without a thread each, for a limited time, and only so many. */
@Singleton
final class PrimaryWait {

    private final Topology topology;

    /** As many as have room in the pool's queue: all go on at once, and who found none there would fail after the wait. */
    private final int most;

    private final Queue<Waiter> waiting = new ArrayDeque<>();
    private volatile boolean found;

    PrimaryWait(Topology topology, DatabaseConfig config) {
        this.topology = topology;
        this.most = config.write().queue();
        topology.nodes().forEach(node -> node.writing().onIn(this::look));
    }

    /** One write that waits. */
    private record Waiter(Home home, UniEmitter<? super Node> told) {

        private void tell(Node primary) {
            home.execute(() -> told.complete(primary));
        }
    }

    /**
     * The primary, as soon as it takes writes. To be subscribed at home.
     *
     * @return fails with {@link DatabaseUnavailable} when there is none within {@code atMost}, and at once when too many wait
     */
    Uni<Node> primary(Home home, Duration atMost) {
        return Uni.createFrom().deferred(() -> {
            Node primary = serving();
            return primary == null ? waitFor(home, atMost) : Uni.createFrom().item(primary);
        });
    }

    /** All nodes were asked, and which one is the primary is no guess any more. */
    void found() {
        found = true;
        look();
    }

    int waiting() {
        synchronized (waiting) {
            return waiting.size();
        }
    }

    /** Lets them go on, if the primary takes writes now. */
    void look() {
        Node primary = serving();
        if (primary != null) {
            takeAll().forEach(waiter -> waiter.tell(primary));
        }
    }

    private @Nullable Node serving() {
        Node primary = topology.primary();
        return found && primary.writing().serves() ? primary : null;
    }

    private List<Waiter> takeAll() {
        synchronized (waiting) {
            List<Waiter> all = List.copyOf(waiting);
            waiting.clear();
            return all;
        }
    }

    private Uni<Node> waitFor(Home home, Duration atMost) {
        return Uni.createFrom().emitter(told -> {
            Waiter waiter = new Waiter(home, told);
            if (!queue(waiter)) {
                told.fail(nobody("and as many writes wait for one as may"));
                return;
            }
            long limit = home.after(atMost, () -> {
                leave(waiter);
                told.fail(nobody("nor did one come within %d ms".formatted(atMost.toMillis())));
            });
            told.onTermination(() -> {
                home.cancel(limit);
                leave(waiter);
            });
            look(); // it may have come while we went to wait
        });
    }

    private boolean queue(Waiter waiter) {
        synchronized (waiting) {
            return waiting.size() < most && waiting.add(waiter);
        }
    }

    private void leave(Waiter waiter) {
        synchronized (waiting) {
            waiting.remove(waiter);
        }
    }

    private DatabaseUnavailable nobody(String why) {
        Node primary = topology.primary();
        return new DatabaseUnavailable(
                "No node takes writes: %s is %s (%s), %s. Nothing was written"
                        .formatted(
                                primary,
                                primary.writing().state(),
                                primary.writing().reason(),
                                why),
                null);
    }
}
