package dev.souk.db;

import io.smallrye.mutiny.Context;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.unchecked.Unchecked;
import io.vertx.core.Vertx;
import io.vertx.sqlclient.ClosedConnectionException;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Runs writes: one transaction on the primary, and once more from its beginning when others stood in its way. */
@Singleton
final class Writes {

    private static final Logger log = Logger.getLogger(Writes.class);

    /** What MariaDB itself answers to a write while {@code read_only=1}. */
    private static final int ER_OPTION_PREVENTS_STATEMENT = 1290;

    private final Vertx vertx;
    private final Mutiny.SessionFactory writer;
    private final Node primary;
    private final NodeGuard guard;
    private final DatabaseConfig.Write limits;

    Writes(Vertx vertx, Mutiny.SessionFactory writer, Topology topology, Guards guards, DatabaseConfig config) {
        this.vertx = vertx;
        this.writer = writer;
        this.primary = topology.primary();
        this.guard = guards.writing();
        this.limits = config.write();
    }

    <T> Uni<T> run(Context caller, Function<WriteSession, Uni<T>> work) {
        Home home = Home.of(vertx);
        Context inner = Nesting.insideWrite(caller);
        return Uni.createFrom()
                .deferred(() -> attempt(Attempts.of(limits), home, inner, work))
                .runSubscriptionOn(home);
    }

    /** Asks the primary whether it takes writes, through its guard, which learns from the answer. */
    Uni<Boolean> trial() {
        Home home = Home.of(vertx);
        Context inner = Nesting.insideWrite(Context.empty());
        return Uni.createFrom()
                .deferred(() -> guarded(Attempts.of(limits), home, inner, this::requireWritable))
                .runSubscriptionOn(home);
    }

    private Uni<Boolean> requireWritable(WriteSession session) {
        return session.sql("select @@global.read_only", Boolean.class)
                .one()
                .map(Optional::orElseThrow)
                .onItem()
                .invoke(Unchecked.consumer(readOnly -> {
                    if (readOnly) {
                        throw new SQLException(primary + " is read-only", "HY000", ER_OPTION_PREVENTS_STATEMENT);
                    }
                }));
    }

    private <T> Uni<T> attempt(Attempts attempts, Home home, Context inner, Function<WriteSession, Uni<T>> work) {
        if (!primary.writing().serves()) {
            return Uni.createFrom().failure(out());
        }
        return guarded(attempts, home, inner, work)
                .onFailure(thrown -> Failure.of(thrown) == Failure.CONTENTION)
                .recoverWithUni(lost -> attempts.next()
                        .map(pause -> pause(pause, home).chain(() -> attempt(attempts, home, inner, work)))
                        .orElseGet(() -> Uni.createFrom().failure(attempts.usedUp(lost))));
    }

    private DatabaseUnavailable out() {
        NodeHealth health = primary.writing();
        return new DatabaseUnavailable(
                "%s takes no writes, it is %s: %s. Nothing was written"
                        .formatted(primary, health.state(), health.reason()),
                null);
    }

    private static Uni<Void> pause(Duration time, Home home) {
        return Uni.createFrom().voidItem().onItem().delayIt().by(time).emitOn(home);
    }

    private <T> Uni<T> guarded(Attempts attempts, Home home, Context inner, Function<WriteSession, Uni<T>> work) {
        Transaction<T> transaction = new Transaction<>(home, inner, work);
        int spell = primary.writing().spell();
        long limit = home.after(attempts.left(), () -> transaction.unit.expire(attempts.late()));
        return guard.run(transaction.unit::run)
                .emitOn(home)
                .onItemOrFailure()
                .invoke((item, failure) -> {
                    home.cancel(limit);
                    learn(spell, failure);
                })
                .onFailure(Writes::isPrimarysFault)
                .transform(thrown -> unavailable(transaction, thrown));
    }

    private void learn(int spell, @Nullable Throwable failure) {
        if (failure == null || !isPrimarysFault(failure)) {
            primary.countWrite();
        } else if (Disconnection.isCertain(primary, failure) || Failure.of(failure) == Failure.WRONG_ROLE) {
            primary.writing().gone(spell, Reason.of(failure));
        }
    }

    private static boolean isPrimarysFault(Throwable thrown) {
        Failure failure = Failure.of(thrown);
        return failure.movesOn() || failure == Failure.WRONG_ROLE;
    }

    private static boolean isLostConnection(Throwable thrown) {
        return thrown instanceof ClosedConnectionException || thrown.getCause() instanceof ClosedConnectionException;
    }

    private DatabaseUnavailable unavailable(Transaction<?> transaction, Throwable thrown) {
        String what = "%s could not do a write: %s. ".formatted(primary, Reason.of(thrown));
        if (transaction.committing && leavesItOpen(thrown)) {
            primary.countUnknownOutcome();
            OutcomeUnknown unknown = new OutcomeUnknown(
                    what + "Its commit was under way: only the data can tell whether it was done", thrown);
            log.warn(unknown.getMessage()); // nobody may ever come back to find out
            return unknown;
        }
        return new DatabaseUnavailable(
                what + (transaction.begun ? "It was rolled back" : "Nothing was written"), thrown);
    }

    /** Whether the server may have done what it was told; a refusal because of its role says that it did not. */
    private static boolean leavesItOpen(Throwable thrown) {
        return Failure.of(thrown) != Failure.WRONG_ROLE;
    }

    private void open(Consumer<Mutiny.StatelessSession> opened, Consumer<Throwable> refused) {
        writer.openStatelessSession().subscribe().with(opened, refused);
    }

    /** A unit of work that commits at its end, unless nobody waits for it any more: then it rolls back. */
    private final class Transaction<T> {

        private final Context context;
        private final Function<WriteSession, Uni<T>> work;
        private final UnitOfWork<T> unit;
        private volatile boolean begun;
        private volatile boolean committing;

        Transaction(Home home, Context context, Function<WriteSession, Uni<T>> work) {
            this.context = context;
            this.work = work;
            this.unit = new UnitOfWork<>(home, context, guard.pulse(), Writes.this::open, this::inTransaction);
        }

        /** Told of a lost connection by the work itself: the driver then waits for a rollback without end, and we need not. */
        private Uni<T> inTransaction(Mutiny.StatelessSession session) {
            begun = true;
            WriteSession write = new WriteSession(session);
            return Uni.createFrom()
                    .emitter(outcome -> session.withTransaction(transaction -> work.apply(write)
                                    .onFailure(Writes::isLostConnection)
                                    .invoke(outcome::fail)
                                    .invoke(() -> decide(transaction)))
                            .invoke(() -> tellIfCommitted(write))
                            .subscribe()
                            .with(context, outcome::complete, outcome::fail));
        }

        private void tellIfCommitted(WriteSession write) {
            if (!unit.isAbandoned()) {
                write.committed();
            }
        }

        /** The last moment in which it can be taken back: what follows is the commit. */
        private void decide(Mutiny.Transaction transaction) {
            if (unit.isAbandoned()) {
                transaction.markForRollback();
            } else {
                committing = true;
            }
        }
    }
}
