package dev.souk.db;

import io.smallrye.mutiny.Context;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;
import java.util.Objects;
import java.util.concurrent.CancellationException;
import java.util.function.Consumer;
import java.util.function.Function;
import org.eclipse.microprofile.faulttolerance.exceptions.TimeoutException;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;

/**
 * One stateless session on one node: opened for this work, of its own and not the request's, and always closed. Step by step
 * and not as a chain of Mutiny's operators: each of these takes a picture of the request's contexts, which costs more
 * than all that is done here, and home has them anyway.
 */
final class UnitOfWork<T> {

    private final Home home;
    private final Context context;
    private final Pulse pulse;
    private final Opening opening;
    private final Function<Mutiny.StatelessSession, Uni<T>> work;
    private volatile boolean abandoned;
    private volatile @Nullable UniEmitter<? super T> told;

    /** Opens a session. */
    interface Opening {

        /** Asks the pool for a connection before it returns, and tells one of the two how it went. */
        void open(Consumer<Mutiny.StatelessSession> opened, Consumer<Throwable> refused);
    }

    /** @param context Mutiny's context for the work, with the mark of {@link Nesting} */
    UnitOfWork(
            Home home, Context context, Pulse pulse, Opening opening, Function<Mutiny.StatelessSession, Uni<T>> work) {
        this.home = home;
        this.context = context;
        this.pulse = pulse;
        this.opening = opening;
        this.work = work;
    }

    /** To be subscribed at home. */
    Uni<T> run() {
        return run(() -> {});
    }

    /** @param onEnd runs when its session is closed, or there was none, before the outcome is told */
    Uni<T> run(Runnable onEnd) {
        return Uni.createFrom().emitter(outcome -> {
            told = outcome;
            opening.open(
                    session -> home.execute(() -> use(session, onEnd, outcome)),
                    refused -> home.execute(() -> {
                        onEnd.run();
                        outcome.fail(pulse.refused(refused));
                    }));
        });
    }

    /** Fails it with a {@link TimeoutException}, unless it has ended. What is under way goes on to its end, unheard. */
    void expire(String message) {
        UniEmitter<? super T> outcome = told;
        if (outcome != null) {
            abandon();
            outcome.fail(new TimeoutException(message));
        }
    }

    /** Nobody waits for the result any more: what has not begun need not begin, what is not committed must not be. */
    void abandon() {
        abandoned = true;
    }

    boolean isAbandoned() {
        return abandoned;
    }

    private void use(Mutiny.StatelessSession session, Runnable onEnd, UniEmitter<? super T> outcome) {
        begin(session)
                .subscribe()
                .with(
                        context,
                        item -> home.execute(() -> {
                            answered();
                            close(session, onEnd, () -> outcome.complete(item));
                        }),
                        thrown -> home.execute(() -> close(session, onEnd, () -> outcome.fail(thrown))));
    }

    private Uni<T> begin(Mutiny.StatelessSession session) {
        if (abandoned) {
            return Uni.createFrom().failure(new CancellationException("Nobody waited for it when a connection came"));
        }
        try {
            return Objects.requireNonNull(work.apply(session), "work gives a Uni");
        } catch (Throwable thrown) { // an Error too: the session must be closed, and the caller told
            return Uni.createFrom().failure(thrown);
        }
    }

    /** An answer that comes too late is none: a node that is always late must not look well. */
    private void answered() {
        if (!abandoned) {
            pulse.answered();
        }
    }

    /** A session that cannot be closed has lost its connection, and the pool knows: the work's outcome stands. */
    private static void close(Mutiny.StatelessSession session, Runnable onEnd, Runnable tell) {
        Runnable closed = () -> {
            onEnd.run();
            tell.run();
        };
        session.close().subscribe().with(well -> closed.run(), lost -> closed.run());
    }
}
