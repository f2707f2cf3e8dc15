package dev.souk.cart.cart;

import dev.souk.cart.catalog.CallerContext;
import dev.souk.db.Database;
import dev.souk.db.ErrorCode;
import dev.souk.db.WriteSession;
import dev.souk.web.ProblemException;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executor;

/**
 * The changes of one cart, one after the other. Those that come while a transaction is under way wait here, where it costs
 * nothing, instead of each with a connection before the lock of the same row; then they share the next transaction. So a hot
 * cart takes one connection, and many adds a second. Carts do not wait for each other, and pods meet at the row.
 */
@ApplicationScoped
class ChangeQueue {

    private static final int MOST_TOGETHER = 100; // keeps a transaction short
    private static final int MORE_TRIES = 2; // a deadlock or a crowd of other pods is mostly over at the second try
    private static final Duration COME_BACK = Duration.ofSeconds(1);

    private final Database database;
    private final CartRows rows;
    private final int mostWaiting;

    /** By cart; there is a queue, maybe an empty one, as long as a transaction is under way. */
    private final Map<String, Deque<Waiting>> queues = new HashMap<>();

    ChangeQueue(Database database, CartRows rows, CartConfig config) {
        this.database = database;
        this.rows = rows;
        this.mostWaiting = config.mostWaiting();
    }

    /** Fails with what the change throws, and with 404 when there is no such cart. */
    Uni<Changed> change(String cartId, Change change) {
        return Uni.createFrom().emitter(emitter -> enqueue(cartId, new Waiting(change, CallerContext.here(), emitter)));
    }

    private void enqueue(String cartId, Waiting newcomer) {
        synchronized (queues) {
            Deque<Waiting> queue = queues.get(cartId);
            if (queue != null) {
                if (queue.size() < mostWaiting) {
                    queue.add(newcomer);
                } else {
                    newcomer.tell(new Refused(busy()));
                }
                return;
            }
            queues.put(cartId, new ArrayDeque<>());
        }
        run(cartId, List.of(newcomer));
    }

    private void run(String cartId, List<Waiting> together) {
        database.write(session -> inTransaction(session, cartId, together))
                .onFailure(ErrorCode::isContention)
                .retry()
                .atMost(MORE_TRIES)
                .onFailure(ErrorCode::isContention)
                .transform(contention -> busy())
                .subscribe()
                .with(outcomes -> finish(cartId, together, outcomes), failure -> fail(cartId, together, failure));
    }

    private Uni<List<Outcome>> inTransaction(WriteSession session, String cartId, List<Waiting> together) {
        return rows.lock(session, cartId)
                .chain(found -> found.isPresent()
                        ? apply(session, found.get(), together)
                        : Uni.createFrom().item(all(together, new Refused(Refusals.noSuchCart()))));
    }

    private Uni<List<Outcome>> apply(WriteSession session, Cart found, List<Waiting> together) {
        List<Outcome> outcomes = new ArrayList<>();
        Cart cart = found;
        for (Waiting one : together) {
            Outcome outcome = apply(one.change(), cart);
            outcomes.add(outcome);
            cart = outcome.cartAfter(cart);
        }
        return cart.version() == found.version()
                ? Uni.createFrom().item(outcomes)
                : rows.save(session, found, cart).replaceWith(outcomes);
    }

    private static Outcome apply(Change change, Cart cart) {
        try {
            return new Done(change.on(cart));
        } catch (RuntimeException refusal) {
            return new Refused(refusal);
        }
    }

    private void finish(String cartId, List<Waiting> together, List<Outcome> outcomes) {
        runNext(cartId);
        for (int i = 0; i < together.size(); i++) {
            together.get(i).tell(outcomes.get(i));
        }
    }

    private void fail(String cartId, List<Waiting> together, Throwable failure) {
        finish(cartId, together, all(together, new Refused(failure)));
    }

    private void runNext(String cartId) {
        List<Waiting> together = new ArrayList<>();
        synchronized (queues) {
            Deque<Waiting> queue = queues.getOrDefault(cartId, new ArrayDeque<>());
            while (!queue.isEmpty() && together.size() < MOST_TOGETHER) {
                together.add(queue.remove());
            }
            if (together.isEmpty()) {
                queues.remove(cartId);
                return;
            }
        }
        together.getFirst().home().execute(() -> run(cartId, together));
    }

    private static List<Outcome> all(List<Waiting> together, Outcome outcome) {
        return together.stream().map(one -> outcome).toList();
    }

    private static ProblemException busy() {
        return ProblemException.unavailable("Too much is being done to this cart. Please try again.", COME_BACK);
    }

    private record Waiting(Change change, Executor home, UniEmitter<? super Changed> emitter) {
        void tell(Outcome outcome) {
            home.execute(() -> {
                switch (outcome) {
                    case Done done -> emitter.complete(done.changed());
                    case Refused refused -> emitter.fail(refused.why());
                }
            });
        }
    }

    private sealed interface Outcome {
        default Cart cartAfter(Cart before) {
            return switch (this) {
                case Done done -> done.changed().after();
                case Refused refused -> before;
            };
        }
    }

    private record Done(Changed changed) implements Outcome {}

    private record Refused(Throwable why) implements Outcome {}
}
