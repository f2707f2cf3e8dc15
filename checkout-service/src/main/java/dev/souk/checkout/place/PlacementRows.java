package dev.souk.checkout.place;

import dev.souk.checkout.Crockford;
import dev.souk.checkout.Utc;
import dev.souk.db.ReadSession;
import dev.souk.db.Statement;
import dev.souk.db.WriteSession;
import dev.souk.money.Money;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;

/** Placements in the database. Every change is made by the pod that has the lease, and fails with {@link LeaseLost} without it. */
@Singleton
final class PlacementRows {

    private static final String BY_ID = """
            from Placement
            where id = :id
            """;

    private static final String BY_CHARGE_KEY = """
            from Placement
            where chargeKey = :key
            """;

    private static final String BY_IDS = """
            from Placement
            where id in (:ids)
            """;

    private static final String DUE = """
            select id
            from placement
            where due_at <= :now
              and (leased_until is null or leased_until <= :now)
            order by due_at
            limit :most
            for update skip locked
            """;

    private static final String TAKE = """
            update placement
            set lease_owner = :owner,
                leased_until = :until,
                attempt = attempt + 1,
                updated_at = :now
            where id in (:ids)
              and due_at is not null
              and (leased_until is null or leased_until <= :now)
            """;

    private static final String STILL_MINE = """
            update placement
            set leased_until = :until,
                due_at = :until,
                updated_at = :now
            where id = :id
              and attempt = :attempt
            """;

    private static final String CHALLENGED = """
            update placement
            set step = 'CHALLENGED',
                charge_id = :charge,
                continue_url = :url,
                lease_owner = null,
                leased_until = null,
                due_at = :due,
                updated_at = :now
            where id = :id
              and attempt = :attempt
            """;

    private static final String ORDERED = """
            update placement
            set step = 'ORDERED',
                charge_id = :charge,
                leased_until = :until,
                due_at = :until,
                updated_at = :now
            where id = :id
              and attempt = :attempt
            """;

    private static final String END = """
            update placement
            set step = :step,
                failure = :failure,
                lease_owner = null,
                leased_until = null,
                due_at = null,
                updated_at = :now
            where id = :id
              and attempt = :attempt
            """;

    private static final String LATER = """
            update placement
            set lease_owner = null,
                leased_until = null,
                due_at = :due,
                updated_at = :now
            where id = :id
              and attempt = :attempt
            """;

    /** Which process this is, for who reads the table. */
    private final String owner = ProcessHandle.current().pid() + "-" + Crockford.random(8);

    private final Clock clock;
    private final PlaceConfig config;

    PlacementRows(Clock clock, PlaceConfig config) {
        this.clock = clock;
        this.config = config;
    }

    Uni<Optional<Placement>> byId(ReadSession session, long id) {
        return session.query(BY_ID, PlacementRow.class).bind("id", id).one().map(PlacementRows::found);
    }

    Uni<Optional<Placement>> byChargeKey(ReadSession session, String key) {
        return session.query(BY_CHARGE_KEY, PlacementRow.class)
                .bind("key", key)
                .one()
                .map(PlacementRows::found);
    }

    /** A fresh one, leased to us. */
    Uni<Void> insert(WriteSession session, Placement fresh) {
        PlacementRow row = new PlacementRow();
        row.id = fresh.id();
        row.sessionId = fresh.sessionId();
        row.step = fresh.step().name();
        row.chargeKey = fresh.chargeKey();
        row.amount = fresh.amount().amount();
        row.currency = fresh.amount().currency();
        row.cardLastFour = fresh.cardLastFour();
        row.leaseOwner = owner;
        row.leasedUntil = Utc.of(leaseEnd());
        row.attempt = fresh.attempt();
        row.dueAt = row.leasedUntil;
        row.createdAt = Utc.of(fresh.createdAt());
        row.updatedAt = row.createdAt;
        return session.insert(row);
    }

    /** Takes up what is due and nobody is at work on, a few of them. */
    Uni<List<Placement>> takeDue(WriteSession session) {
        return session.sql(DUE, Long.class)
                .bind("now", now())
                .bind("most", config.recoverAtOnce())
                .list()
                .chain(ids -> ids.isEmpty()
                        ? Uni.createFrom().item(List.of())
                        : take(session, ids).chain(() -> byIds(session, ids)));
    }

    /** Takes up this one; empty when somebody is at work on it or it is at its end. */
    Uni<Optional<Placement>> take(WriteSession session, long id) {
        return take(session, List.of(id))
                .chain(taken -> taken == 0 ? Uni.createFrom().item(Optional.empty()) : byId(session, id));
    }

    /** Fails unless it is; then there is a whole lease's time for the next step. */
    Uni<Void> requireMine(WriteSession session, Placement placement) {
        return mine(session.sql(STILL_MINE).bind("until", Utc.of(leaseEnd())), placement);
    }

    Uni<Void> challenged(WriteSession session, Placement placement, String chargeId, String url, Instant due) {
        return mine(
                session.sql(CHALLENGED)
                        .bind("charge", chargeId)
                        .bind("url", url)
                        .bind("due", Utc.of(due)),
                placement);
    }

    Uni<Void> ordered(WriteSession session, Placement placement, String chargeId) {
        return mine(session.sql(ORDERED).bind("charge", chargeId).bind("until", Utc.of(leaseEnd())), placement);
    }

    Uni<Void> done(WriteSession session, Placement placement) {
        return mine(session.sql(END).bind("step", Step.DONE.name()).bind("failure", null), placement);
    }

    Uni<Void> failed(WriteSession session, Placement placement, String failure) {
        return mine(session.sql(END).bind("step", Step.FAILED.name()).bind("failure", failure), placement);
    }

    /** Lets go of it; somebody will take it up again then. */
    Uni<Void> later(WriteSession session, Placement placement, Instant due) {
        return mine(session.sql(LATER).bind("due", Utc.of(due)), placement);
    }

    private Uni<Integer> take(WriteSession session, List<Long> ids) {
        return session.sql(TAKE)
                .bind("owner", owner)
                .bind("until", Utc.of(leaseEnd()))
                .bind("now", now())
                .bind("ids", ids)
                .execute();
    }

    private static Uni<List<Placement>> byIds(ReadSession session, List<Long> ids) {
        return session.query(BY_IDS, PlacementRow.class)
                .bind("ids", ids)
                .list()
                .map(rows -> rows.stream().map(PlacementRows::placement).toList());
    }

    private Uni<Void> mine(Statement change, Placement placement) {
        return change.bind("id", placement.id())
                .bind("attempt", placement.attempt())
                .bind("now", now())
                .execute()
                .map(rows -> {
                    if (rows != 1) {
                        throw new LeaseLost();
                    }
                    return null;
                });
    }

    private Instant leaseEnd() {
        return clock.instant().plus(config.lease());
    }

    private LocalDateTime now() {
        return Utc.of(clock.instant());
    }

    private static Optional<Placement> found(Optional<PlacementRow> row) {
        return row.map(PlacementRows::placement);
    }

    private static Placement placement(PlacementRow row) {
        return new Placement(
                row.id,
                row.sessionId,
                Step.valueOf(row.step),
                row.chargeKey,
                row.chargeId,
                new Money(row.amount, row.currency),
                row.cardLastFour,
                row.failure,
                row.continueUrl,
                row.attempt,
                row.leasedUntil == null ? null : Utc.instant(row.leasedUntil),
                row.dueAt == null ? null : Utc.instant(row.dueAt),
                Utc.instant(row.createdAt));
    }
}
