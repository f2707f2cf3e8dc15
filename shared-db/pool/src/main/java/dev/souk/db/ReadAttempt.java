package dev.souk.db;

import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.function.Consumer;
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
    private boolean limited;
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

    /** To be called at home, where it also tells how it went. */
    void run(Consumer<T> answered, Consumer<Throwable> failed) {
        guard.run(this::begin)
                .subscribe()
                .with(
                        item -> home.execute(() -> {
                            learn(null);
                            answered.accept(item);
                        }),
                        thrown -> home.execute(() -> {
                            learn(thrown);
                            failed.accept(thrown);
                        }));
    }

    /** It has no answer yet: so long the node takes at least. */
    void owes() {
        if (begun) {
            node.load().owes(began);
        }
    }

    /**
     * Sees to it that it ends when the guard's time is over. Not before somebody has reason to fear for it: a timer costs
     * as much as all the rest, and nearly all reads have ended by then.
     */
    void limit() {
        if (!limited) {
            limited = true;
            long left = guard.timeout().toNanos() - (begun ? node.load().since(began) : 0);
            home.after(Duration.ofNanos(left), this::expire);
        }
    }

    private void expire() {
        unit.expire("no answer within %d ms".formatted(guard.timeout().toMillis()));
    }

    /** Nobody waits for it any more. */
    void abandon() {
        unit.abandon();
    }

    private Uni<T> begin() {
        begun = true;
        began = node.load().began();
        return unit.run(this::end);
    }

    private void end() {
        node.load().ended(began);
        onEnd.run();
    }

    private void learn(@Nullable Throwable failure) {
        if (failure instanceof TimeoutException) {
            owes();
        }
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
