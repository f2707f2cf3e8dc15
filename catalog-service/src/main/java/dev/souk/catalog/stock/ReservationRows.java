package dev.souk.catalog.stock;

import dev.souk.db.ReadSession;
import dev.souk.db.WriteSession;
import io.quarkus.runtime.annotations.RegisterForReflection;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reservations as they are stored. Each change of one locks its row, so that whoever comes second sees what the first has done. */
@ApplicationScoped
class ReservationRows {

    private static final int INSERTED = 1; // 2 when there was one: `changed_at` differs for certain

    /** No look before it: a lock on what is not there would be a lock on the gap that others insert into. */
    private static final String INSERT = """
            insert into reservation (id, status, due_at, changed_at)
            values (:key, 'RESERVED', :until, :now)
            on duplicate key update changed_at = greatest(:now, changed_at + interval 1 microsecond)
            """;

    private static final String INSERT_LINES = """
            insert into reservation_line (reservation_id, sku, quantity)
            select :key, row.sku, row.quantity
            from json_table(:rows, '$[*]' columns (
                sku varchar(64) path '$.sku',
                quantity int path '$.quantity')) row
            """;

    /** Locked, because a plain read would see the lines as they were before the wait for the row. */
    private static final String BEFORE = """
            select r.status, l.sku, l.quantity
            from reservation r
            left join reservation_line l on l.reservation_id = r.id
            where r.id = :key
            for update
            """;

    private static final String RESERVE_AGAIN = """
            update reservation
            set status = 'RESERVED',
                due_at = :until
            where id = :key
            """;

    private static final String DELETE_LINES = """
            delete from reservation_line
            where reservation_id = :key
            """;

    private static final String COMMIT = """
            update reservation
            set status = 'COMMITTED',
                due_at = null,
                changed_at = :now
            where id = :key
              and (status = 'COMMITTED' or status = 'RESERVED' and due_at > :now)
            """;

    private static final String UNCOMMIT = """
            update reservation
            set status = 'RESERVED',
                due_at = :until,
                changed_at = :now
            where id = :key
              and (status = 'COMMITTED' or status = 'RESERVED' and due_at > :now)
            """;

    private static final String SETTLE = """
            update reservation
            set status = :after,
                changed_at = :now
            where id = :key
              and status = :before
            """;

    private static final String RELEASE = """
            update reservation
            set status = 'RELEASED',
                due_at = :forget,
                changed_at = :now
            where id = :key
              and status in ('RESERVED', 'COMMITTED')
            """;

    private static final String STATUS = """
            select status
            from reservation
            where id = :key
            """;

    private static final String LINES = """
            select sku, quantity
            from reservation_line
            where reservation_id in (:keys)
            for update
            """;

    private final StockConfig config;

    ReservationRows(StockConfig config) {
        this.config = config;
    }

    /** Makes it, or makes it anew; gives what that changes in stock. Fails with a 409 problem when it is committed or sold. */
    Uni<List<StockChange>> save(WriteSession session, String key, Wanted wanted, Instant now) {
        return session.sql(INSERT)
                .bind("key", key)
                .bind("until", time(wanted.until()))
                .bind("now", time(now))
                .execute()
                .chain(rows -> rows == INSERTED
                        ? insertLines(session, key, wanted).replaceWith(() -> changes(wanted, Map.of()))
                        : replace(session, key, wanted));
    }

    /** Whether it is committed now. */
    Uni<Boolean> commit(WriteSession session, String key, Instant now) {
        return session.sql(COMMIT)
                .bind("key", key)
                .bind("now", time(now))
                .execute()
                .map(rows -> rows > 0);
    }

    /** Whether it expires now. */
    Uni<Boolean> uncommit(WriteSession session, String key, Instant until, Instant now) {
        return session.sql(UNCOMMIT)
                .bind("key", key)
                .bind("until", time(until))
                .bind("now", time(now))
                .execute()
                .map(rows -> rows > 0);
    }

    /** Whether it went from the one status to the other. */
    Uni<Boolean> settle(
            WriteSession session, String key, ReservationStatus before, ReservationStatus after, Instant now) {
        return session.sql(SETTLE)
                .bind("key", key)
                .bind("before", before.name())
                .bind("after", after.name())
                .bind("now", time(now))
                .execute()
                .map(rows -> rows > 0);
    }

    /** Whether there was something to release. */
    Uni<Boolean> release(WriteSession session, String key, Instant now) {
        return session.sql(RELEASE)
                .bind("key", key)
                .bind("forget", time(now.plus(config.keepEnded())))
                .bind("now", time(now))
                .execute()
                .map(rows -> rows > 0);
    }

    Uni<Optional<ReservationStatus>> status(ReadSession session, String key) {
        return session.sql(STATUS, StatusRow.class).bind("key", key).one().map(found -> found.map(StatusRow::status));
    }

    /** All lines of these, which the caller has changed and so locked. */
    Uni<List<LineRow>> lines(WriteSession session, Collection<String> keys) {
        return session.sql(LINES, LineRow.class).bind("keys", keys).list();
    }

    private Uni<List<StockChange>> replace(WriteSession session, String key, Wanted wanted) {
        return session.sql(BEFORE, BeforeRow.class).bind("key", key).list().chain(before -> {
            ReservationStatus status = before.getFirst().status();
            if (!status.canBeReplaced()) {
                throw ReservationProblems.settled(key, status);
            }
            Map<String, Integer> lines = lines(before);
            return session.sql(RESERVE_AGAIN)
                    .bind("key", key)
                    .bind("until", time(wanted.until()))
                    .execute()
                    .chain(() -> lines.equals(wanted.quantities())
                            ? Uni.createFrom().voidItem()
                            : replaceLines(session, key, wanted))
                    .replaceWith(() -> changes(wanted, status == ReservationStatus.RESERVED ? lines : Map.of()));
        });
    }

    private static Uni<Void> replaceLines(WriteSession session, String key, Wanted wanted) {
        return session.sql(DELETE_LINES).bind("key", key).execute().chain(() -> insertLines(session, key, wanted));
    }

    private static Uni<Void> insertLines(WriteSession session, String key, Wanted wanted) {
        JsonArray rows = new JsonArray();
        wanted.lines()
                .forEach(
                        line -> rows.add(new JsonObject().put("sku", line.sku()).put("quantity", line.quantity())));
        return session.sql(INSERT_LINES)
                .bind("key", key)
                .bind("rows", rows.encode())
                .execute()
                .replaceWithVoid();
    }

    private static Map<String, Integer> lines(List<BeforeRow> rows) {
        Map<String, Integer> lines = new HashMap<>();
        rows.forEach(row -> {
            if (row.sku() != null && row.quantity() != null) {
                lines.put(row.sku(), row.quantity());
            }
        });
        return lines;
    }

    private static List<StockChange> changes(Wanted wanted, Map<String, Integer> before) {
        Map<String, Integer> difference = new HashMap<>(wanted.quantities());
        before.forEach((sku, quantity) -> difference.merge(sku, -quantity, Integer::sum));
        List<StockChange> changes = new ArrayList<>();
        difference.forEach((sku, pieces) -> {
            if (pieces != 0) {
                changes.add(StockChange.setAside(sku, pieces));
            }
        });
        return changes;
    }

    private static LocalDateTime time(Instant instant) {
        return LocalDateTime.ofInstant(instant, ZoneOffset.UTC);
    }

    @RegisterForReflection
    record StatusRow(ReservationStatus status) {}

    @RegisterForReflection
    record LineRow(String sku, int quantity) {}

    @RegisterForReflection
    record BeforeRow(
            ReservationStatus status,
            @Nullable String sku,
            @Nullable Integer quantity) {}
}
