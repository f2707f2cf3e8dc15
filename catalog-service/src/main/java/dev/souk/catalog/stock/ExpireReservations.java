package dev.souk.catalog.stock;

import dev.souk.db.Database;
import dev.souk.db.WriteSession;
import io.quarkus.logging.Log;
import io.quarkus.runtime.annotations.RegisterForReflection;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;

/**
 * Gives back the stock of reservations whose time is over, and forgets those that ended long ago. Several pods may do so side by
 * side: each leaves alone what another has in hand.
 */
@ApplicationScoped
class ExpireReservations {

    private static final int BATCH = 100; // some milliseconds: nobody waits for its locks

    private static final String DUE = """
            select id, status
            from reservation
            where due_at <= :now
            order by due_at
            limit %d
            for update skip locked
            """.formatted(BATCH);

    private static final String EXPIRE = """
            update reservation
            set status = 'EXPIRED',
                due_at = :forget,
                changed_at = :now
            where id in (:keys)
            """;

    private static final String FORGET = """
            delete from reservation
            where id in (:keys)
            """;

    private final Database database;
    private final ReservationRows rows;
    private final StockLevels levels;
    private final StockConfig config;
    private final Clock clock;

    ExpireReservations(Database database, ReservationRows rows, StockLevels levels, StockConfig config, Clock clock) {
        this.database = database;
        this.rows = rows;
        this.levels = levels;
        this.config = config;
        this.clock = clock;
    }

    /** Batch after batch until nothing is due; gives how many have expired. */
    Uni<Integer> run() {
        return database.write(this::batch)
                .invoke(Batch::log)
                .chain(done -> done.isFull()
                        ? run().map(more -> more + done.expired())
                        : Uni.createFrom().item(done.expired()));
    }

    private Uni<Batch> batch(WriteSession session) {
        Instant now = clock.instant();
        return session.sql(DUE, Due.class).bind("now", time(now)).list().chain(due -> {
            List<String> live = keys(due, true);
            return expire(session, live, now)
                    .chain(() -> forget(session, keys(due, false)))
                    .replaceWith(new Batch(due.size(), live.size()));
        });
    }

    private Uni<Void> expire(WriteSession session, List<String> keys, Instant now) {
        if (keys.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        return session.sql(EXPIRE)
                .bind("keys", keys)
                .bind("forget", time(now.plus(config.keepEnded())))
                .bind("now", time(now))
                .execute()
                .chain(() -> rows.lines(session, keys))
                .chain(lines -> levels.change(
                        session,
                        lines.stream()
                                .map(line -> StockChange.putBack(line.sku(), line.quantity()))
                                .toList()));
    }

    private static Uni<Void> forget(WriteSession session, List<String> keys) {
        return keys.isEmpty()
                ? Uni.createFrom().voidItem()
                : session.sql(FORGET).bind("keys", keys).execute().replaceWithVoid();
    }

    private static List<String> keys(List<Due> due, boolean reserved) {
        return due.stream()
                .filter(one -> (one.status() == ReservationStatus.RESERVED) == reserved)
                .map(Due::key)
                .toList();
    }

    private static LocalDateTime time(Instant instant) {
        return LocalDateTime.ofInstant(instant, ZoneOffset.UTC);
    }

    private record Batch(int due, int expired) {
        boolean isFull() {
            return due == BATCH;
        }

        void log() {
            if (expired > 0) {
                Log.infof("%d reservations have expired", expired);
            }
        }
    }

    @RegisterForReflection
    record Due(String key, ReservationStatus status) {}
}
