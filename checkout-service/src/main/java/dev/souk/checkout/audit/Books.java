package dev.souk.checkout.audit;

import dev.souk.checkout.Utc;
import dev.souk.checkout.order.OrderStatus;
import dev.souk.db.Database;
import dev.souk.db.Query;
import dev.souk.db.ReadSession;
import io.quarkus.runtime.annotations.RegisterForReflection;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What our own tables say, on the primary. */
@Singleton
final class Books {

    private static final String OPEN = """
            select count(*)
            from placement
            where due_at is not null
              and step in ('BEGUN', 'ORDERED')
            """;

    private static final String STUCK = """
            select count(*) as checked,
                   coalesce(sum(due_at is not null
                       and created_at < if(step = 'CHALLENGED', :challenged, :begun)), 0) as wrong
            from placement
            """;

    private static final String NUMBERED = """
            select number
            from placed_order
            where number in (:numbers)
            """;

    private static final String CHARGED = """
            select p.charge_key, p.due_at is not null as open, o.total, o.currency, o.charge_id, o.status,
                   exists (select 1 from order_edit e where e.order_id = o.id and e.action = 'REFUNDED') as refund_asked,
                   coalesce(o.created_at < :before, false) as counted
            from placement p
            left join placed_order o on o.charge_key = p.charge_key
            where p.charge_key in (:keys)
            """;

    private static final String RESERVED = """
            select s.reservation, coalesce(p.due_at is not null, false) as open, o.status,
                   coalesce(o.id is not null and p.updated_at < :before and p.step = 'DONE', false) as counted
            from checkout_session s
            left join placement p on p.id = s.placement_id
            left join placed_order o on o.session_id = s.id
            where s.reservation in (:keys)
            """;

    private static final String ORDERS = """
            select count(*)
            from placed_order
            where created_at < :before
            """;

    private static final String SOLD_ORDERS = """
            select count(*)
            from placed_order o
            join placement p on p.id = o.id
            where p.updated_at < :before
              and p.step = 'DONE'
            """;

    private static final String COMPLETED = """
            select count(*) as checked,
                   coalesce(sum((s.state = 'COMPLETED') <> (o.id is not null)
                       or coalesce(o.number <> s.order_number, false)), 0) as wrong
            from checkout_session s
            left join placed_order o on o.session_id = s.id
            """;

    private static final String OVER = """
            select id, reservation
            from checkout_session
            where id > :after
              and state in ('OPEN', 'CANCELED', 'EXPIRED')
              and expires_at < :overdue
            order by id
            """;

    private static final String LEFT_OPEN = """
            select count(*) as checked, coalesce(sum(expires_at < :overdue), 0) as wrong
            from checkout_session
            where state = 'OPEN'
            """;

    private final Database database;

    Books(Database database) {
        this.database = database;
    }

    /** Payments under way that no shopper has to do anything for. */
    Uni<Long> open() {
        return number(session -> session.sql(OPEN, Long.class));
    }

    Uni<Count> stuck(Instant begunBefore, Instant challengedBefore) {
        return count(session -> session.sql(STUCK, Count.class)
                .bind("begun", Utc.of(begunBefore))
                .bind("challenged", Utc.of(challengedBefore)));
    }

    /** Those of these orders that there are. */
    Uni<List<String>> numbered(List<String> numbers) {
        return database.write(session ->
                session.sql(NUMBERED, String.class).bind("numbers", numbers).list());
    }

    /** What we know of these charges. */
    Uni<List<Charged>> charged(List<String> keys, Instant before) {
        return database.write(session -> session.sql(CHARGED, Charged.class)
                .bind("keys", keys)
                .bind("before", Utc.of(before))
                .list());
    }

    /** What we know of these reservations. */
    Uni<List<Reserved>> reserved(List<String> keys, Instant before) {
        return database.write(session -> session.sql(RESERVED, Reserved.class)
                .bind("keys", keys)
                .bind("before", Utc.of(before))
                .list());
    }

    Uni<Long> orders(Instant before) {
        return number(session -> session.sql(ORDERS, Long.class).bind("before", Utc.of(before)));
    }

    Uni<Long> soldOrders(Instant before) {
        return number(session -> session.sql(SOLD_ORDERS, Long.class).bind("before", Utc.of(before)));
    }

    Uni<Count> completed() {
        return count(session -> session.sql(COMPLETED, Count.class));
    }

    /** Sessions that hold nothing any more since {@code overdue}, in the order of their ids. */
    Uni<List<Over>> over(long after, Instant overdue, int limit) {
        return database.write(session -> session.sql(OVER, Over.class)
                .bind("after", after)
                .bind("overdue", Utc.of(overdue))
                .limit(limit)
                .list());
    }

    Uni<Count> leftOpen(Instant overdue) {
        return count(session -> session.sql(LEFT_OPEN, Count.class).bind("overdue", Utc.of(overdue)));
    }

    private Uni<Long> number(Function<ReadSession, Query<Long>> query) {
        return database.write(session -> query.apply(session).one()).map(Optional::orElseThrow);
    }

    private Uni<Count> count(Function<ReadSession, Query<Count>> query) {
        return database.write(session -> query.apply(session).one()).map(Optional::orElseThrow);
    }

    /** How many were looked at, and how many are wrong. */
    @RegisterForReflection
    record Count(long checked, long wrong) {

        Check of(String rule) {
            return new Check(rule, checked, wrong);
        }
    }

    /**
     * A charge of ours, and the order it paid.
     *
     * @param open whether the payment is still under way
     * @param refundAsked whether staff wants the money given back
     * @param counted whether its order was there when the audit began
     */
    @RegisterForReflection
    record Charged(
            String chargeKey,
            boolean open,
            @Nullable Long total,
            @Nullable String currency,
            @Nullable String chargeId,
            @Nullable OrderStatus status,
            boolean refundAsked,
            boolean counted) {}

    /** A reservation of ours, and the order it was sold for; as {@link Charged}. */
    @RegisterForReflection
    record Reserved(
            String reservation, boolean open, @Nullable OrderStatus status, boolean counted) {}

    /** A session that is over. */
    @RegisterForReflection
    record Over(long id, String reservation) {}
}
