package dev.souk.db.backfill;

import dev.souk.db.ReadSession;
import dev.souk.db.WriteSession;
import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The table {@code backfill}: a row for each that was begun, changed in the transaction of what it counts. */
final class ProgressRows {

    private static final String FIND = """
            select name, run, last_key, batches, rows_seen, rows_changed, started_at, updated_at, finished_at
            from backfill
            """;

    /** Locked first: of two runs at once, one makes a batch and the other waits for it, then makes the next one. */
    private static final String LOCK = FIND + """
            where name = :name
            for update
            """;

    private static final String ALL = FIND + """
            order by name
            """;

    /** Becomes an update where the row is there: a refused insert would leave each of two runs a shared lock, and a deadlock. */
    private static final String BEGIN = """
            insert into backfill (name, run, batches, rows_seen, rows_changed, started_at, updated_at)
            values (:name, 1, 0, 0, 0, :now, :now)
            on duplicate key update name = values(name)
            """;

    private static final String KEEP = """
            update backfill
            set run = :run,
                last_key = :last_key,
                batches = :batches,
                rows_seen = :rows_seen,
                rows_changed = :rows_changed,
                started_at = :started_at,
                updated_at = :updated_at,
                finished_at = :finished_at
            where name = :name
            """;

    private static final String SHOWS = """
            select count(*)
            from backfill
            where name = :name
              and (run > :run or run = :run and batches >= :batches)
            """;

    private ProgressRows() {}

    /** Makes the row if there is none. */
    static Uni<Void> begin(WriteSession session, String name, Instant now) {
        return session.sql(BEGIN)
                .bind("name", name)
                .bind("now", utc(now))
                .execute()
                .replaceWithVoid();
    }

    static Uni<Progress> lock(WriteSession session, String name) {
        return session.sql(LOCK, Progress.class)
                .bind("name", name)
                .one()
                .map(row -> row.orElseThrow(() -> new BackfillStopped("The progress of %s is gone".formatted(name))));
    }

    static Uni<Progress> keep(WriteSession session, Progress progress) {
        return session.sql(KEEP)
                .bind("name", progress.name())
                .bind("run", progress.run())
                .bind("last_key", progress.lastKey())
                .bind("batches", progress.batches())
                .bind("rows_seen", progress.rows())
                .bind("rows_changed", progress.changed())
                .bind("started_at", utc(progress.startedAt()))
                .bind("updated_at", utc(progress.updatedAt()))
                .bind("finished_at", utcOrNull(progress.finishedAt()))
                .execute()
                .replaceWith(progress);
    }

    static Uni<List<Progress>> all(ReadSession session) {
        return session.sql(ALL, Progress.class).list();
    }

    /** Whether this node has come so far; one that has not even the table has not. */
    static Uni<Boolean> shows(ReadSession session, Progress reached) {
        return session.sql(SHOWS, Long.class)
                .bind("name", reached.name())
                .bind("run", reached.run())
                .bind("batches", reached.batches())
                .one()
                .map(Optional::orElseThrow)
                .map(rows -> rows > 0);
    }

    private static LocalDateTime utc(Instant time) {
        return LocalDateTime.ofInstant(time, ZoneOffset.UTC);
    }

    private static @Nullable LocalDateTime utcOrNull(@Nullable Instant time) {
        return time == null ? null : utc(time);
    }
}
