package dev.souk.catalog.stock;

import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import jakarta.ws.rs.ServiceUnavailableException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Lets in a few at a time. A crowd after one SKU waits here, where waiting costs nothing, and not for the lock of its row with all
 * of the pod's connections in its hands; who comes when it is too crowded is turned away.
 */
final class Turnstile {

    private static final long RETRY_AFTER_SECONDS = 1;

    private final int places;
    private final int queue;
    private final Duration patience;
    private final Deque<Turn> waiting = new ArrayDeque<>();
    private int inside;

    private Turnstile(int places, int queue, Duration patience) {
        this.places = places;
        this.queue = queue;
        this.patience = patience;
    }

    static Turnstile of(StockConfig.Crowd config) {
        return new Turnstile(config.atOnce(), config.queue(), config.patience());
    }

    /** Runs {@code work} inside, on the caller's own context; a 503 when it is too crowded. */
    <T> Uni<T> pass(Supplier<Uni<T>> work) {
        return Uni.createFrom().deferred(() -> {
            Turn turn = arrive();
            Context home = Vertx.currentContext();
            return Uni.createFrom()
                    .completionStage(turn.begins)
                    .ifNoItem()
                    .after(patience)
                    .recoverWithUni(() -> giveUp(turn))
                    .emitOn(command -> runAt(home, command))
                    .chain(() -> work.get())
                    .onTermination()
                    .invoke(() -> end(turn)); // also when the caller goes away, at whichever step
        });
    }

    private synchronized Turn arrive() {
        Turn turn = new Turn();
        if (inside < places) {
            inside++;
            turn.begins.complete(null);
        } else if (waiting.size() < queue) {
            waiting.addLast(turn);
        } else {
            throw crowded();
        }
        return turn;
    }

    /** Whose turn came at this very moment goes in after all. */
    private synchronized Uni<Void> giveUp(Turn turn) {
        if (!waiting.remove(turn)) {
            return Uni.createFrom().voidItem();
        }
        turn.isOver = true;
        return Uni.createFrom().failure(crowded());
    }

    /** The place goes to the next; one who went away while waiting had none. */
    private void end(Turn turn) {
        Turn next = leave(turn);
        if (next != null) {
            next.begins.complete(null);
        }
    }

    private synchronized @Nullable Turn leave(Turn turn) {
        if (turn.isOver || waiting.remove(turn)) {
            return null;
        }
        turn.isOver = true;
        Turn next = waiting.pollFirst();
        if (next == null) {
            inside--;
        }
        return next;
    }

    private static void runAt(@Nullable Context home, Runnable command) {
        if (home == null) {
            command.run();
        } else {
            home.runOnContext(run -> command.run());
        }
    }

    private static ServiceUnavailableException crowded() {
        return new ServiceUnavailableException(RETRY_AFTER_SECONDS);
    }

    /** One who waits, or went in at once. */
    private static final class Turn {

        private final CompletableFuture<Void> begins = new CompletableFuture<>();
        private boolean isOver;
    }
}
