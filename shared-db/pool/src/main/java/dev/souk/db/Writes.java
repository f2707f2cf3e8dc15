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
import java.util.function.Supplier;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Runs writes: one transaction on the primary, and once more from its beginning when that is safe and may help. */
@Singleton
final class Writes {

    private static final Logger log = Logger.getLogger(Writes.class);

    /** What MariaDB itself answers to a write while {@code read_only=1}. */
    private static final int ER_OPTION_PREVENTS_STATEMENT = 1290;

    private final Vertx vertx;
    private final Mutiny.SessionFactory writer;
    private final Route route;
    private final Guards guards;
    private final PrimaryWait primaries;
    private final CommitPosition position;
    private final DatabaseConfig.Write limits;

    Writes(
            Vertx vertx,
            Mutiny.SessionFactory writer,
            Route route,
            Guards guards,
            PrimaryWait primaries,
            CommitPosition position,
            DatabaseConfig config) {
        this.vertx = vertx;
        this.writer = writer;
        this.route = route;
        this.guards = guards;
        this.primaries = primaries;
        this.position = position;
        this.limits = config.write();
    }

    <T> Uni<T> run(Context caller, Function<WriteSession, Uni<T>> work) {
        Home home = Home.of(vertx);
        Context inner = Nesting.insideWrite(caller);
        return Uni.createFrom()
                .deferred(() -> attempt(Attempts.of(limits), home, inner, work))
                .runSubscriptionOn(home);
    }

    /** Asks {@code primary} whether it takes writes, through its guard, which learns from the answer. */
    Uni<Boolean> trial(Node primary) {
        Home home = Home.of(vertx);
        Context inner = Nesting.insideWrite(Context.empty());
        return Uni.createFrom()
                .deferred(() -> new Transaction<>(primary, home, inner, session -> requireWritable(primary, session))
                        .run(Attempts.of(limits)))
                .runSubscriptionOn(home);
    }

    private static Uni<Boolean> requireWritable(Node primary, WriteSession session) {
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

    /**
     * Where a primary takes writes, and again when others stood in the way, or it was lost before it was told to commit: then
     * nothing of it is left there, and it begins anew on whichever node is the primary by then.
     */
    private <T> Uni<T> attempt(Attempts attempts, Home home, Context inner, Function<WriteSession, Uni<T>> work) {
        return primaries
                .primary(home, attempts.waitForPrimary())
                .chain(primary -> new Transaction<>(primary, home, inner, work)
                        .run(attempts)
                        .onFailure(Writes::isLostBeforeCommit)
                        .recoverWithUni(lost -> again(attempts.afterLoss(), () -> lost, attempts, home, inner, work)))
                .onFailure(thrown -> Failure.of(thrown) == Failure.CONTENTION)
                .recoverWithUni(
                        lost -> again(attempts.next(), () -> attempts.usedUp(lost), attempts, home, inner, work));
    }

    private <T> Uni<T> again(
            Optional<Duration> pause,
            Supplier<Throwable> otherwise,
            Attempts attempts,
            Home home,
            Context inner,
            Function<WriteSession, Uni<T>> work) {
        return pause.map(time -> pause(time, home).chain(() -> attempt(attempts, home, inner, work)))
                .orElseGet(() -> Uni.createFrom().failure(otherwise));
    }

    private static Uni<Void> pause(Duration time, Home home) {
        return Uni.createFrom().voidItem().onItem().delayIt().by(time).emitOn(home);
    }

    /** With too much to do for its own queue it is not lost, and a second try would only add to that. */
    private static boolean isLostBeforeCommit(Throwable thrown) {
        return thrown instanceof DatabaseUnavailable lost
                && !(thrown instanceof OutcomeUnknown)
                && lost.getCause() != null
                && Failure.of(lost.getCause()) != Failure.OVERLOAD;
    }

    private static boolean isPrimarysFault(Throwable thrown) {
        Failure failure = Failure.of(thrown);
        return failure.movesOn() || failure == Failure.WRONG_ROLE;
    }

    private static boolean isLostConnection(Throwable thrown) {
        return thrown instanceof ClosedConnectionException || thrown.getCause() instanceof ClosedConnectionException;
    }

    /** Whether the server may have done what it was told; a refusal because of its role says that it did not. */
    private static boolean leavesItOpen(Throwable thrown) {
        return Failure.of(thrown) != Failure.WRONG_ROLE;
    }

    /** A unit of work that commits at its end, unless nobody waits for it any more: then it rolls back. */
    private final class Transaction<T> {

        private final Node primary;
        private final Home home;
        private final Context context;
        private final Function<WriteSession, Uni<T>> work;
        private final UnitOfWork<T> unit;
        private volatile boolean begun;
        private volatile boolean committing;

        Transaction(Node primary, Home home, Context context, Function<WriteSession, Uni<T>> work) {
            this.primary = primary;
            this.home = home;
            this.context = context;
            this.work = work;
            this.unit =
                    new UnitOfWork<>(home, context, guards.writing(primary).pulse(), this::open, this::inTransaction);
        }

        /** To be called at home; what fails because of the node fails as {@link DatabaseUnavailable}. */
        Uni<T> run(Attempts attempts) {
            int spell = primary.writing().spell();
            long limit = home.after(attempts.left(), () -> unit.expire(attempts.late()));
            return guards.writing(primary)
                    .run(unit::run)
                    .emitOn(home)
                    .onItemOrFailure()
                    .invoke((item, failure) -> {
                        home.cancel(limit);
                        learn(spell, failure);
                    })
                    .onFailure(Writes::isPrimarysFault)
                    .transform(this::unavailable);
        }

        private void learn(int spell, @Nullable Throwable failure) {
            if (failure == null || !isPrimarysFault(failure)) {
                primary.countWrite();
            } else if (Disconnection.isCertain(primary, failure) || Failure.of(failure) == Failure.WRONG_ROLE) {
                primary.writing().gone(spell, Reason.of(failure));
            }
        }

        private DatabaseUnavailable unavailable(Throwable thrown) {
            String what = "%s could not do a write: %s. ".formatted(primary, Reason.of(thrown));
            if (committing && leavesItOpen(thrown)) {
                primary.countUnknownOutcome();
                OutcomeUnknown unknown = new OutcomeUnknown(
                        what + "Its commit was under way: only the data can tell whether it was done", thrown);
                log.warn(unknown.getMessage()); // nobody may ever come back to find out
                return unknown;
            }
            return new DatabaseUnavailable(what + (begun ? "It was rolled back" : "Nothing was written"), thrown);
        }

        private void open(Consumer<Mutiny.StatelessSession> opened, Consumer<Throwable> refused) {
            route.to(primary, () -> writer.openStatelessSession().subscribe().with(opened, refused));
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
                            .call(() -> committed(write))
                            .subscribe()
                            .with(context, outcome::complete, outcome::fail));
        }

        /** It is done, whatever happens from here on: nothing of this may fail. */
        private Uni<Void> committed(WriteSession write) {
            if (!committing) {
                return Uni.createFrom().voidItem();
            }
            write.committed();
            return position.learn(primary, write, home);
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
