package dev.souk.db;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.function.Function;

/**
 * The only way in: {@link #read(Function)} for a unit of work that looks, {@link #readOwn} for one that looks at what is the
 * visitor's own, {@link #readOnPrimary} for one that must see the last write, {@link #write} for one that changes.
 *
 * <p>A unit of work is one stateless Hibernate Reactive session, opened for it and always closed, and never the session
 * of the request around it: units of work may run side by side. Once begun it runs to its end, also when its caller goes
 * away. It runs on an event loop and must not block; no HTTP and no Redis inside, because it holds a connection.
 *
 * <p>What the work itself throws reaches the caller as it is, the exceptions of Hibernate included; only the failure of a
 * node becomes {@link DatabaseUnavailable}; and a statement that the server ended because it took too long, or a write that
 * others stood in the way of again and again, {@link DatabaseBusy}.
 */
@ApplicationScoped
public class Database {
    private final Reads reads;
    private final Writes writes;

    Database(Reads reads, Writes writes) {
        this.reads = reads;
        this.writes = writes;
    }

    /**
     * Runs {@code work} on a replica that is fresh enough (not behind what the visitor wrote or saw before, nor older than
     * {@code souk.db.max-lag}); when that node fails or owes its answer for long, on the next one too, and in the end
     * on the primary, as long as that has room for guests.
     *
     * @param work looks and gives what it found. It may run on several nodes, at the same time too: no side effects
     * @return what {@code work} gave. Fails with {@link DatabaseUnavailable} when no node could answer, at the latest
     *     after {@code souk.db.read.deadline} (1.5 s by default), and with {@link IllegalStateException} inside a {@link
     *     #write}
     */
    public <T> Uni<T> read(Function<ReadSession, Uni<T>> work) {
        return Uni.createFrom().context(caller -> {
            Nesting.refuseRead(caller);
            return reads.run(ReadKind.ANYWHERE, caller, work);
        });
    }

    /**
     * The same where the data is as fresh as that.
     *
     * @return what {@code work} gave. Fails as {@link #read(Function)} does, and also when nobody who can answer is fresh enough
     */
    public <T> Uni<T> read(Freshness freshness, Function<ReadSession, Uni<T>> work) {
        return Uni.createFrom().context(caller -> {
            Nesting.refuseRead(caller);
            return reads.run(freshness, caller, work);
        });
    }

    /**
     * Runs {@code work} where everything is that the visitor wrote: on a replica that has caught up with the position which
     * the request brought, else on the primary, and there as well for a request that brought none. For what belongs to the
     * visitor: a cart, an order. Others may have changed it meanwhile, so it is no base for a decision; a {@link #write}
     * looks for itself.
     *
     * @param work looks and gives what it found. It may run on several nodes, at the same time too: no side effects
     * @return what {@code work} gave. Fails as {@link #read(Function)} does, and when neither a replica has caught up nor the
     *     primary can answer
     */
    public <T> Uni<T> readOwn(Function<ReadSession, Uni<T>> work) {
        return Uni.createFrom().context(caller -> {
            Nesting.refuseRead(caller);
            return reads.runOwn(caller, work);
        });
    }

    /**
     * As {@link #readOwn}, and once more on the primary when it found nothing: somebody else may have made it a moment ago, who gave
     * the visitor its id in a mail or a link.
     */
    public <T> Uni<Optional<T>> findOwn(Function<ReadSession, Uni<Optional<T>>> work) {
        return readOwn(work).chain(found -> found.isPresent() ? Uni.createFrom().item(found) : readOnPrimary(work));
    }

    /**
     * Runs {@code work} on the primary, for what may not be behind the last write, whoever made it. Replicas exist so that
     * few reads need this; it shares the primary's small pool for reads, where it goes before those that any node could
     * answer, and fails as soon as the primary does.
     *
     * @param work looks and gives what it found, without side effects
     * @return what {@code work} gave. Fails with {@link DatabaseUnavailable} when the primary cannot answer within {@code
     *     souk.db.read.timeout} (1 s by default), and with {@link IllegalStateException} inside a {@link #write}
     */
    public <T> Uni<T> readOnPrimary(Function<ReadSession, Uni<T>> work) {
        return Uni.createFrom().context(caller -> {
            Nesting.refuseRead(caller);
            return reads.run(ReadKind.ON_PRIMARY, caller, work);
        });
    }

    /**
     * Runs {@code work} in one transaction on the primary: committed when its {@code Uni} completes, else rolled back. When
     * others held or changed what it needed (a deadlock, a row that is locked for too long), it runs again after a short pause,
     * in a new session and transaction; after any other failure it does not.
     *
     * @param work changes something and gives what the caller wants to know of it. It may run more than once, each time from
     *     the beginning: no side effects, and nothing outside of it that a run before would have left changed. What is to follow
     *     the commit it gives to {@link WriteSession#afterCommit}
     * @return what {@code work} gave, after the commit. Fails with {@link DatabaseBusy} when others were in the way at each of
     *     {@code souk.db.write.attempts} (5 by default); with {@link DatabaseUnavailable} when the primary is away, takes no
     *     writes, or all attempts together need longer than {@code souk.db.write.timeout} (5 s by default): nothing was written,
     *     unless it is an {@link OutcomeUnknown}, because the primary was lost during the commit; and with {@link
     *     IllegalStateException} inside another {@code write} or a {@link #read(Function)}
     */
    public <T> Uni<T> write(Function<WriteSession, Uni<T>> work) {
        return Uni.createFrom().context(caller -> {
            Nesting.refuseWrite(caller);
            return writes.run(caller, work).onFailure().transform(DatabaseBusy::or);
        });
    }
}
