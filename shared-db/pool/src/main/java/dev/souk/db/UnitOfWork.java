package dev.souk.db;

import io.smallrye.mutiny.Context;
import io.smallrye.mutiny.Uni;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import java.util.function.Supplier;
import org.hibernate.reactive.mutiny.Mutiny;

/** One stateless session on one node: opened for this work, of its own and not the request's, and always closed. */
final class UnitOfWork<T> {

    private final Home home;
    private final Context context;
    private final Pulse pulse;
    private final Supplier<CompletionStage<Mutiny.StatelessSession>> open;
    private final Function<Mutiny.StatelessSession, Uni<T>> work;
    private volatile boolean abandoned;

    /**
     * @param context Mutiny's context for the work, with the mark of {@link Nesting}
     * @param open asks the pool for its connection before it returns
     */
    UnitOfWork(
            Home home,
            Context context,
            Pulse pulse,
            Supplier<CompletionStage<Mutiny.StatelessSession>> open,
            Function<Mutiny.StatelessSession, Uni<T>> work) {
        this.home = home;
        this.context = context;
        this.pulse = pulse;
        this.open = open;
        this.work = work;
    }

    /** To be subscribed at home. */
    Uni<T> run() {
        return Uni.createFrom()
                .completionStage(open)
                .onFailure()
                .transform(pulse::refused)
                .chain(this::useAndClose);
    }

    /** Nobody waits for the result any more: what has not begun need not begin, what is not committed must not be. */
    void abandon() {
        abandoned = true;
    }

    boolean isAbandoned() {
        return abandoned;
    }

    private Uni<T> useAndClose(Mutiny.StatelessSession session) {
        return use(session)
                .emitOn(home)
                .onItem()
                .invoke(this::answered)
                .onItemOrFailure()
                .call(() -> close(session));
    }

    /** An answer that comes too late is none: a node that is always late must not look well. */
    private void answered() {
        if (!abandoned) {
            pulse.answered();
        }
    }

    private Uni<T> use(Mutiny.StatelessSession session) {
        if (abandoned) {
            return Uni.createFrom().failure(new CancellationException("The time was over before a connection came"));
        }
        return Uni.createFrom()
                .completionStage(() -> Uni.createFrom()
                        .deferred(() -> work.apply(session))
                        .subscribe()
                        .asCompletionStage(context));
    }

    /** A session that cannot be closed has lost its connection, and the pool knows: the work's outcome stands. */
    private static Uni<Void> close(Mutiny.StatelessSession session) {
        return session.close().onFailure().recoverWithNull();
    }
}
