package dev.souk.cart.cart;

import dev.souk.cart.catalog.CallerContext;
import dev.souk.db.Database;
import dev.souk.db.Positions;
import dev.souk.db.WriteSession;
import dev.souk.db.position.WritePosition;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.function.Supplier;

/**
 * The changes of one cart, one after the other. Those that come while a transaction is under way wait here, where it costs
 * nothing, instead of each with a connection before the lock of the same row; then they share the next transaction. So a hot
 * cart takes one connection, and many adds a second. Carts do not wait for each other, and pods meet at the row.
 */
@ApplicationScoped
class ChangeQueue {

    private static final int MOST_TOGETHER = 100; // keeps a transaction short

    private final Database database;
    private final CartRows rows;
    private final Positions positions;
    private final int mostWaiting;

    /** By cart; there is a queue, maybe an empty one, as long as a transaction is under way. */
    private final Map<String, Deque<Waiting>> queues = new HashMap<>();

    ChangeQueue(Database database, CartRows rows, Positions positions, CartConfig config) {
        this.database = database;
        this.rows = rows;
        this.positions = positions;
        this.mostWaiting = config.mostWaiting();
    }

    /** Fails with what the change throws, and with 404 when there is no such cart. */
    Uni<Changed> change(String cartId, Change change) {
        return Uni.createFrom()
                .emitter(emitter ->
                        enqueue(cartId, new Sharing(change, CallerContext.here(), positions.traveller(), emitter)));
    }

    /** Runs a transaction of its own when it is its turn. It locks the row itself, and fails with what it fails with. */
    <T> Uni<T> alone(String cartId, Supplier<Uni<T>> transaction) {
        return Uni.createFrom()
                .emitter(emitter -> enqueue(cartId, new Alone<T>(transaction, CallerContext.here(), emitter)));
    }

    private void enqueue(String cartId, Waiting newcomer) {
        synchronized (queues) {
            Deque<Waiting> queue = queues.get(cartId);
            if (queue != null) {
                if (queue.size() < mostWaiting) {
                    queue.add(newcomer);
                } else {
                    newcomer.refuse(Refusals.busy());
                }
                return;
            }
            queues.put(cartId, new ArrayDeque<>());
        }
        run(cartId, newcomer);
    }

    private void run(String cartId, Waiting first) {
        switch (first) {
            case Alone<?> alone -> alone.run(() -> runNext(cartId));
            case Sharing sharing -> run(cartId, together(cartId, sharing));
        }
    }

    private void run(String cartId, List<Sharing> together) {
        database.write(session -> inTransaction(session, cartId, together))
                .subscribe()
                .with(outcomes -> finish(cartId, together, outcomes), failure -> fail(cartId, together, failure));
    }

    private Uni<List<Outcome>> inTransaction(WriteSession session, String cartId, List<Sharing> together) {
        return rows.lock(session, cartId)
                .chain(found -> found.isPresent()
                        ? apply(session, found.get(), together)
                        : Uni.createFrom().item(all(together, new Refused(Refusals.noSuchCart()))));
    }

    private Uni<List<Outcome>> apply(WriteSession session, Cart found, List<Sharing> together) {
        List<Outcome> outcomes = new ArrayList<>();
        Cart cart = found;
        for (Sharing one : together) {
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

    /** The transaction was part of the first one's request; all others wrote there, too. */
    private void finish(String cartId, List<Sharing> together, List<Outcome> outcomes) {
        runNext(cartId);
        WritePosition written = together.getFirst().request().position();
        for (int i = 0; i < together.size(); i++) {
            together.get(i).request().join(written);
            together.get(i).tell(outcomes.get(i));
        }
    }

    private void fail(String cartId, List<Sharing> together, Throwable failure) {
        finish(cartId, together, all(together, new Refused(failure)));
    }

    private void runNext(String cartId) {
        Waiting next;
        synchronized (queues) {
            next = queue(cartId).poll();
            if (next == null) {
                queues.remove(cartId);
                return;
            }
        }
        next.home().execute(() -> run(cartId, next));
    }

    /** With those right behind that may share its transaction. */
    private List<Sharing> together(String cartId, Sharing first) {
        List<Sharing> together = new ArrayList<>(List.of(first));
        synchronized (queues) {
            Deque<Waiting> queue = queue(cartId);
            while (queue.peek() instanceof Sharing sharing && together.size() < MOST_TOGETHER) {
                together.add(sharing);
                queue.remove();
            }
        }
        return together;
    }

    private Deque<Waiting> queue(String cartId) {
        return queues.getOrDefault(cartId, new ArrayDeque<>());
    }

    private static List<Outcome> all(List<Sharing> together, Outcome outcome) {
        return together.stream().map(one -> outcome).toList();
    }

    private sealed interface Waiting {
        Executor home();

        void refuse(Throwable why);
    }

    private record Alone<T>(Supplier<Uni<T>> transaction, Executor home, UniEmitter<? super T> emitter)
            implements Waiting {

        void run(Runnable next) {
            Uni.createFrom()
                    .deferred(() -> transaction.get())
                    .onTermination()
                    .invoke(next)
                    .subscribe()
                    .with(done -> home.execute(() -> emitter.complete(done)), this::refuse);
        }

        @Override
        public void refuse(Throwable why) {
            home.execute(() -> emitter.fail(why));
        }
    }

    private record Sharing(
            Change change, Executor home, Positions.Traveller request, UniEmitter<? super Changed> emitter)
            implements Waiting {

        @Override
        public void refuse(Throwable why) {
            tell(new Refused(why));
        }

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
