package dev.souk.db;

import io.smallrye.mutiny.subscription.UniEmitter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One read on its way. It asks one node; when that fails the next one; and one more when the first owes its answer for
 * long (a hedged request: Dean and Barroso, "The Tail at Scale", 2013). The first answer is the answer, and at the deadline
 * the caller is told that there is none. All of it happens at home, on one thread.
 */
final class RoutedRead<T> {

    /** Begins an attempt on a node. */
    interface Start<T> {

        /**
         * An attempt that has not begun.
         *
         * @param onEnd to be run when the node has nothing to do with it any more
         */
        ReadAttempt<T> on(Node node, Runnable onEnd);
    }

    /** What all reads share. */
    record Rules(NodeSelector selector, SpillGate gate, HedgeBudget hedges, Duration hedgeAfter, Duration deadline) {}

    private final Rules rules;
    private final ReadKind kind;
    private final Home home;
    private final Start<T> start;
    private final UniEmitter<? super T> caller;
    private final Tries tries = new Tries();
    private final List<ReadAttempt<T>> underWay = new ArrayList<>(2);
    private SpillGate.@Nullable Entry waiting;
    private boolean atTheGate;
    private long timer;
    private boolean owing;
    private boolean done;

    RoutedRead(Rules rules, ReadKind kind, Home home, Start<T> start, UniEmitter<? super T> caller) {
        this.rules = rules;
        this.kind = kind;
        this.home = home;
        this.start = start;
        this.caller = caller;
    }

    /** To be called at home. */
    void begin() {
        caller.onTermination(() -> home.execute(this::end)); // the caller gave up
        rules.hedges().earn();
        timer = home.after(rules.hedgeAfter(), this::owing);
        next(RouteReason.CHOSEN);
    }

    private void next(RouteReason ofReplica) {
        Node node = rules.selector().next(kind, tries.nodes());
        if (node == null) {
            if (underWay.isEmpty() && !atTheGate) {
                fail(tries.exhausted(rules.selector().whyNobody()));
            }
            return;
        }
        tries.began(node);
        switch (node.role()) {
            case REPLICA -> {
                note(node, ofReplica);
                ask(node, () -> {});
            }
            case PRIMARY -> {
                note(node, ofPrimary());
                askAtTheGate(node);
            }
        }
    }

    private void note(Node node, RouteReason reason) {
        node.countRoute(reason);
        RequestRoute route = RequestRoutes.of(home);
        if (route != null) {
            route.add(node, reason);
        }
    }

    private RouteReason ofPrimary() {
        return switch (kind) {
            case ON_PRIMARY -> RouteReason.ON_PRIMARY;
            case ANYWHERE -> rules.selector().hasReplicas() ? RouteReason.SPILLED : RouteReason.NO_REPLICAS;
        };
    }

    private void askAtTheGate(Node primary) {
        atTheGate = true;
        waiting = rules.gate().enter(kind, entry -> home.execute(() -> inside(primary, entry)));
        if (waiting == null) {
            atTheGate = false;
            failed(primary, NoConnection.becauseOfReservedPlaces(primary));
        }
    }

    private void inside(Node primary, SpillGate.Entry entry) {
        atTheGate = false;
        if (done) {
            entry.leave();
        } else {
            ask(primary, entry::leave);
        }
    }

    private void ask(Node node, Runnable onEnd) {
        ReadAttempt<T> attempt = start.on(node, onEnd);
        underWay.add(attempt);
        attempt.run(item -> answered(attempt, item), thrown -> failed(attempt, thrown));
        if (owing) {
            attempt.limit();
        }
    }

    private void answered(ReadAttempt<T> attempt, T item) {
        underWay.remove(attempt);
        if (!done) {
            end();
            caller.complete(item);
        }
    }

    private void failed(ReadAttempt<T> attempt, Throwable thrown) {
        underWay.remove(attempt);
        if (done) {
            return;
        }
        if (Failure.of(thrown).movesOn()) {
            failed(attempt.node(), thrown);
        } else {
            fail(thrown);
        }
    }

    private void failed(Node node, Throwable thrown) {
        tries.failed(node, thrown);
        next(RouteReason.RETRIED);
    }

    private void owing() {
        owing = true;
        timer = home.after(rules.deadline().minus(rules.hedgeAfter()), this::tooLate);
        underWay.forEach(attempt -> {
            attempt.owes();
            attempt.limit();
        });
        if (kind == ReadKind.ANYWHERE && rules.hedges().spend()) {
            next(RouteReason.HEDGED);
        }
    }

    private void tooLate() {
        if (atTheGate) {
            Node primary = tries.nodes().getLast();
            tries.failed(primary, NoConnection.becauseOfNoPlace(primary));
        }
        fail(tries.tooLate());
    }

    private void fail(Throwable thrown) {
        end();
        caller.fail(DatabaseBusy.or(thrown));
    }

    private void end() {
        if (done) {
            return;
        }
        done = true;
        home.cancel(timer);
        underWay.forEach(attempt -> {
            attempt.abandon();
            attempt.limit();
        });
        if (atTheGate && waiting != null) {
            waiting.leave();
        }
    }
}
