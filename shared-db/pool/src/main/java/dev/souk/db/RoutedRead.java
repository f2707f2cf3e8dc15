package dev.souk.db;

import io.smallrye.mutiny.subscription.UniEmitter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
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
    record Rules(
            NodeSelector selector,
            PositionPolls polls,
            SpillGate gate,
            HedgeBudget hedges,
            Duration catchUp,
            Duration hedgeAfter,
            Duration deadline) {}

    private final Rules rules;
    private final Demand demand;
    private final @Nullable RequestPosition position;
    private final Home home;
    private final Start<T> start;
    private final UniEmitter<? super T> caller;
    private final Tries tries = new Tries();
    private final List<ReadAttempt<T>> underWay = new ArrayList<>(2);
    private SpillGate.@Nullable Entry waiting;
    private boolean atTheGate;
    private boolean awaited;
    private boolean catchesUp;
    private long timer;
    private boolean owing;
    private boolean done;

    /** @param position of the request that reads, null outside of requests */
    RoutedRead(
            Rules rules,
            Demand demand,
            @Nullable RequestPosition position,
            Home home,
            Start<T> start,
            UniEmitter<? super T> caller) {
        this.rules = rules;
        this.demand = demand;
        this.position = position;
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
        Node replica = rules.selector().replica(demand, tries.nodes());
        if (replica != null) {
            askReplica(replica, ofReplica);
        } else if (isIdle() && !awaited && !catchingUp().isEmpty()) {
            awaitReplica();
        } else {
            nextBest(ofReplica);
        }
    }

    private List<Node> catchingUp() {
        return rules.selector().catchingUp(demand, tries.nodes());
    }

    private void awaitReplica() {
        awaited = true;
        catchesUp = true;
        new CatchUp(rules.polls(), home, this::catchingUp, this::hasReplica, this::caughtUp).begin(rules.catchUp());
    }

    private boolean hasReplica() {
        return done || rules.selector().replica(demand, tries.nodes()) != null;
    }

    private void caughtUp() {
        catchesUp = false;
        if (!done) {
            next(RouteReason.CAUGHT_UP);
        }
    }

    /** No replica is fresh enough: the primary, and where that cannot, whoever is least old. */
    private void nextBest(RouteReason ofReplica) {
        Node primary = rules.selector().primary(tries.nodes());
        if (primary != null) {
            tries.began(primary);
            note(
                    primary,
                    demand.kind() == ReadKind.ON_PRIMARY
                            ? RouteReason.ON_PRIMARY
                            : rules.selector().whyPrimary());
            askAtTheGate(primary);
        } else if (isIdle() || ofReplica == RouteReason.HEDGED) {
            Node stale = rules.selector().leastStale(demand, tries.nodes());
            if (stale != null) {
                askReplica(stale, RouteReason.STALE);
            } else if (isIdle()) {
                fail(tries.exhausted(rules.selector().whyNobody()));
            }
        }
    }

    private void askReplica(Node replica, RouteReason reason) {
        tries.began(replica);
        note(replica, reason);
        if (reason == RouteReason.STALE && position != null) {
            position.stale(Objects.requireNonNullElse(replica.watermark().lag(), demand.maxLag()));
        }
        ask(replica, () -> {});
    }

    /** Nobody is asked at the moment, or about to be. */
    private boolean isIdle() {
        return underWay.isEmpty() && !atTheGate && !catchesUp;
    }

    private void note(Node node, RouteReason reason) {
        node.countRoute(reason);
        RequestRoute route = RequestRoutes.of(home);
        if (route != null) {
            route.add(node, reason);
        }
    }

    private void askAtTheGate(Node primary) {
        atTheGate = true;
        waiting = rules.gate().enter(demand.onPrimary(), entry -> home.execute(() -> inside(primary, entry)));
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
            if (position != null) {
                position.read(attempt.node(), demand.kind());
            }
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
        if (demand.kind() == ReadKind.ANYWHERE && rules.hedges().spend()) {
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
