package dev.souk.db;

import io.smallrye.mutiny.Uni;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Asks nodes how far they have come, between two heartbeats and only when somebody needs to know. One question to a node is
 * under way at a time, however many wait: those who come meanwhile share the next one.
 */
@Singleton
final class PositionPolls {

    private static final Duration TIMEOUT = Duration.ofMillis(200);

    private final HeartbeatPools pools;
    private final Map<Node, Polling> polls = new ConcurrentHashMap<>();

    PositionPolls(HeartbeatPools pools) {
        this.pools = pools;
    }

    /** Asks after this call began, and so hears of everything that was read there before it; fails when there is no answer. */
    Future<Watermark.Reading> poll(Node node) {
        return polls.computeIfAbsent(node, Polling::new).join();
    }

    /** The same as a {@code Uni}, which tells on any thread. */
    Uni<Watermark.Reading> ask(Node node) {
        return Uni.createFrom().completionStage(() -> poll(node).toCompletionStage());
    }

    /** The questions to one node. */
    private final class Polling {

        private final Node node;
        private @Nullable Promise<Watermark.Reading> next;
        private boolean underWay;

        Polling(Node node) {
            this.node = node;
        }

        synchronized Future<Watermark.Reading> join() {
            Promise<Watermark.Reading> joined = next == null ? Promise.promise() : next;
            next = joined;
            if (!underWay) {
                begin();
            }
            return joined.future();
        }

        private synchronized void begin() {
            Promise<Watermark.Reading> asking = next;
            next = null;
            underWay = asking != null;
            if (asking != null) {
                long asked = System.nanoTime();
                pools.askPosition(node)
                        .timeout(TIMEOUT.toMillis(), TimeUnit.MILLISECONDS)
                        .onSuccess(reading -> node.watermark().said(reading, asked))
                        .onComplete(answer -> {
                            begin();
                            asking.handle(answer);
                        });
            }
        }
    }
}
