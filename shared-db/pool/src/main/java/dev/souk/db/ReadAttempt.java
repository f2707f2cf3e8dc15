package dev.souk.db;

import io.smallrye.mutiny.Uni;
import org.eclipse.microprofile.faulttolerance.exceptions.TimeoutException;
import org.jspecify.annotations.Nullable;

/** One unit of work of a read on one node, through its guard; the node's load and health learn from it. */
final class ReadAttempt<T> {

    private final Node node;
    private final NodeGuard guard;
    private final Home home;
    private final UnitOfWork<T> unit;
    private final Runnable onEnd;
    private final int spell;
    private boolean begun;
    private long began;

    /** @param onEnd runs when the node has nothing to do with it any more, which may be long after the answer's time */
    ReadAttempt(Node node, NodeGuard guard, Home home, UnitOfWork<T> unit, Runnable onEnd) {
        this.node = node;
        this.guard = guard;
        this.home = home;
        this.unit = unit;
        this.onEnd = onEnd;
        this.spell = node.reading().spell();
    }

    Node node() {
        return node;
    }

    /** To be subscribed at home. */
    Uni<T> run() {
        return guard.run(this::begin)
                .emitOn(home)
                .onFailure(TimeoutException.class)
                .invoke(this::late)
                .onItemOrFailure()
                .invoke((item, failure) -> learn(failure));
    }

    /** It has no answer yet: so long the node takes at least. */
    void owes() {
        if (begun) {
            node.load().owes(began);
        }
    }

    /** Nobody waits for it any more. */
    void abandon() {
        unit.abandon();
    }

    private Uni<T> begin() {
        begun = true;
        began = node.load().began();
        return unit.run().onTermination().invoke(this::end);
    }

    private void end() {
        node.load().ended(began);
        onEnd.run();
    }

    private void late() {
        unit.abandon();
        owes();
    }

    private void learn(@Nullable Throwable failure) {
        if (!begun) {
            onEnd.run(); // the breaker let nothing through
        }
        if (failure == null || !(unit.isAbandoned() || Failure.of(failure).movesOn())) {
            node.countRead();
        } else if (Disconnection.isCertain(node, failure)) {
            node.reading().gone(spell, Reason.of(failure));
        }
    }
}
