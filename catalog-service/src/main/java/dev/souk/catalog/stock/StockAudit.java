package dev.souk.catalog.stock;

import dev.souk.db.Database;
import dev.souk.db.Query;
import dev.souk.db.ReadSession;
import io.quarkus.runtime.annotations.RegisterForReflection;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Whether the books of the stock are right. All is looked at in one transaction on the primary, as it was at one moment. */
@ApplicationScoped
public class StockAudit {

    /** The job comes by every few seconds; a minute later it does not work. */
    private static final Duration GRACE = Duration.ofMinutes(1);

    private static final String MOVED = """
            select count(*) as checked, sum(coalesce(s.on_hand, 0) <> coalesce(m.pieces, 0)) as wrong
            from (select sku from stock union select sku from stock_movement) k
            left join stock s on s.sku = k.sku
            left join (select sku, sum(pieces) as pieces from stock_movement group by sku) m on m.sku = k.sku
            """;

    private static final String RESERVED = """
            with live (sku, pieces) as (
                select l.sku, sum(l.quantity)
                from reservation r
                join reservation_line l on l.reservation_id = r.id
                where r.status in ('RESERVED', 'COMMITTED')
                group by l.sku
            )
            select count(*) as checked, sum(coalesce(s.reserved, 0) <> coalesce(live.pieces, 0)) as wrong
            from (select sku from stock union select sku from live) k
            left join stock s on s.sku = k.sku
            left join live on live.sku = k.sku
            """;

    private static final String POSSIBLE = """
            select count(*) as checked, sum(reserved < 0 or reserved > on_hand) as wrong
            from stock
            """;

    /** Both ways round: a line that was sold and is not booked, and a booking that nobody bought. */
    private static final String SOLD = """
            with sold (sku, reference, pieces) as (
                select l.sku, r.id, -l.quantity
                from reservation r
                join reservation_line l on l.reservation_id = r.id
                where r.status in ('SOLD', 'RETURNED')
            ), booked (sku, reference, pieces) as (
                select sku, reference, pieces
                from stock_movement
                where kind = 'SALE'
            )
            select count(*) as checked, sum(not coalesce(sold.pieces = booked.pieces, false)) as wrong
            from (select sku, reference from sold union select sku, reference from booked) k
            left join sold on sold.sku = k.sku and sold.reference = k.reference
            left join booked on booked.sku = k.sku and booked.reference = k.reference
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
        return database.write(session -> new Run(session, heard).all());
    }

    private final class Run {

        private final ReadSession session;
        private final Consumer<Check> heard;
        private boolean sound = true;

        Run(ReadSession session, Consumer<Check> heard) {
            this.session = session;
            this.heard = heard;
        }

        Uni<Boolean> all() {
            return check("on hand is the sum of the movements", session.sql(MOVED, Count.class))
                    .chain(() ->
                            check("reserved is the sum of the live reservations", session.sql(RESERVED, Count.class)))
                    .chain(() -> check("no more is reserved than is on hand", session.sql(POSSIBLE, Count.class)))
                    .chain(() -> check("what is sold is booked once", session.sql(SOLD, Count.class)))
                    .chain(() -> check(
                            "no reservation outlives its expiry",
                            session.sql(OVERDUE, Count.class).bind("overdue", overdue())))
                    .map(done -> sound);
        }

        private Uni<Void> check(String rule, Query<Count> query) {
            return query.one()
                    .map(count -> count.orElseThrow().check(rule))
                    .invoke(check -> sound &= check.isSound())
                    .invoke(heard)
                    .replaceWithVoid();
        }

        private LocalDateTime overdue() {
            return LocalDateTime.ofInstant(clock.instant().minus(GRACE), ZoneOffset.UTC);
        }
    }

    /** What a check found; {@code wrong} is null when there was nothing to check. */
    @RegisterForReflection
    record Count(long checked, @Nullable Long wrong) {

        Check check(String rule) {
            return new Check(rule, checked, Objects.requireNonNullElse(wrong, 0L));
        }
    }
}
