package dev.souk.catalog.stock;

import dev.souk.db.Database;
import dev.souk.db.Query;
import dev.souk.db.ReadSession;
import io.quarkus.runtime.annotations.RegisterForReflection;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Whether the books of the stock are right. Each check is one statement on the primary: it sees all as it was at one moment. */
@ApplicationScoped
public class StockAudit {

    /** The job comes by every few seconds; a minute later it does not work. */
    private static final Duration GRACE = Duration.ofMinutes(1);

    /** Two books laid on one another, here and below, and never joined: how long that takes no statistics can spoil. */
    private static final String MOVED = """
            select count(*) as checked, sum(difference <> 0) as wrong
            from (
                select sum(pieces) as difference
                from (
                    select sku, on_hand as pieces
                    from stock
                    union all
                    select sku, -pieces
                    from stock_movement) entry
                group by sku) article
            """;

    private static final String RESERVED = """
            select count(*) as checked, sum(difference <> 0) as wrong
            from (
                select sum(pieces) as difference
                from (
                    select sku, reserved as pieces
                    from stock
                    union all
                    select l.sku, -l.quantity
                    from reservation r
                    join reservation_line l on l.reservation_id = r.id
                    where r.status in ('RESERVED', 'COMMITTED')) entry
                group by sku) article
            """;

    private static final String POSSIBLE = """
            select count(*) as checked, sum(reserved < 0 or reserved > on_hand) as wrong
            from stock
            """;

    /** Both ways round: a line that was sold and is not booked, and a booking that nobody bought. */
    private static final String SOLD = """
            select count(*) as checked, sum(difference <> 0 or entries <> 2) as wrong
            from (
                select sum(pieces) as difference, count(*) as entries
                from (
                    select l.sku, r.id as reference, l.quantity as pieces
                    from reservation r
                    join reservation_line l on l.reservation_id = r.id
                    where r.status in ('SOLD', 'RETURNED')
                    union all
                    select sku, reference, pieces
                    from stock_movement
                    where kind = 'SALE') entry
                group by sku, reference) sale
            """;

    private static final String OVERDUE = """
            select count(*) as checked, sum(due_at is not null and due_at < :overdue) as wrong
            from reservation
            where status in ('RESERVED', 'COMMITTED')
            """;

    private final Database database;
    private final Clock clock;

    StockAudit(Database database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /**
     * One thing that must hold.
     *
     * @param checked how many were looked at
     * @param wrong how many of them it does not hold for
     */
    public record Check(String rule, long checked, long wrong) {

        public boolean isSound() {
            return wrong == 0;
        }
    }

    /** Checks everything; {@code heard} is told of each check when it is done. Gives whether all is sound. */
    public Uni<Boolean> run(Consumer<Check> heard) {
        return Multi.createFrom()
                .items(
                        check("on hand is the sum of the movements", MOVED),
                        check("reserved is the sum of the live reservations", RESERVED),
                        check("no more is reserved than is on hand", POSSIBLE),
                        check("what is sold is booked once", SOLD),
                        overdue())
                .onItem()
                .transformToUniAndConcatenate(check -> check.invoke(heard))
                .map(Check::isSound)
                .collect()
                .with(Collectors.reducing(true, Boolean::logicalAnd));
    }

    private Uni<Check> check(String rule, String sql) {
        return check(rule, session -> session.sql(sql, Count.class));
    }

    private Uni<Check> overdue() {
        LocalDateTime overdue = LocalDateTime.ofInstant(clock.instant().minus(GRACE), ZoneOffset.UTC);
        return check(
                "no reservation outlives its expiry",
                session -> session.sql(OVERDUE, Count.class).bind("overdue", overdue));
    }

    private Uni<Check> check(String rule, Function<ReadSession, Query<Count>> query) {
        return database.write(session -> query.apply(session).one())
                .map(count -> count.orElseThrow().check(rule));
    }

    /** What a check found; {@code wrong} is null when there was nothing to check. */
    @RegisterForReflection
    record Count(long checked, @Nullable Long wrong) {

        Check check(String rule) {
            return new Check(rule, checked, Objects.requireNonNullElse(wrong, 0L));
        }
    }
}
