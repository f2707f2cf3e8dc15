package dev.souk.db.outbox;

import dev.souk.db.Database;
import dev.souk.db.WriteSession;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;

/** The table {@code outbox} as a relay sees it. No transaction here is open while an event is delivered. */
final class OutboxRows {

    /**
     * The first waiting event of each key, oldest first. Read without locks: a snapshot that has an event has all that were
     * committed before it, which a locking read does not promise.
     */
    private static final String CANDIDATES = """
            select first.position
            from outbox first force index (outbox_state)
            where first.state = 'waiting'
              and first.due_at <= :now
              and first.topic in (:topics)
              and not exists (
                  select 1
                  from outbox earlier force index (outbox_lane)
                  where earlier.topic = first.topic
                    and earlier.event_key = first.event_key
                    and earlier.state = 'waiting'
                    and earlier.position < first.position)
            order by first.position
            limit :candidates
            """;

    /** What another relay is just taking is skipped, what it has taken is not due any more. */
    private static final String CHOOSE = """
            select position, event_id, topic, event_key, payload, created_at, attempt + 1
            from outbox
            where position in (:candidates)
              and state = 'waiting'
              and due_at <= :now
            order by position
            limit :events
            for update skip locked
            """;

    private static final String TAKE = """
            update outbox
            set attempt = attempt + 1,
                due_at = :lease_end
            where position in (:positions)
            """;

    /** Only what is still of the same attempt: after its lease an event may be another relay's. */
    private static final String SETTLE = """
            update outbox
            join json_table(:rows, '$[*]' columns (
                position bigint path '$.position',
                attempt int path '$.attempt',
                state varchar(10) character set ascii path '$.state',
                due_at datetime(3) path '$.due_at',
                last_error varchar(500) path '$.last_error')) row
                on row.position = outbox.position and row.attempt = outbox.attempt
            set outbox.state = row.state,
                outbox.due_at = row.due_at,
                outbox.last_error = row.last_error
            where outbox.position in (:positions)
              and outbox.state = 'waiting'
            """;

    /** Looks at the oldest alone: when none of these is to be removed, no younger one is worth the search. */
    private static final String REMOVABLE = """
            select position
            from (
                select position, due_at
                from outbox force index (outbox_state)
                where state = 'delivered'
                order by position
                limit :rows) oldest
            where due_at <= :now
            """;

    private static final String REMOVE = """
            delete from outbox
            where position in (:positions)
            """;

    /** Beside other relays, which take some of the same: so that something is left for each. */
    private static final int CANDIDATES_AN_EVENT = 4;

    /** A transaction of so many rows takes some milliseconds. */
    private static final int REMOVED_AT_A_TIME = 500;

    private final Database database;
    private final OutboxConfig config;
    private final Clock clock;

    OutboxRows(Database database, OutboxConfig config, Clock clock) {
        this.database = database;
        this.config = config;
        this.clock = clock;
    }

    /** Takes at most so many events for the time of a lease. */
    Uni<List<Claimed>> claim(Collection<String> topics, int events) {
        return database.write(session -> session.sql(CANDIDATES, Long.class)
                        .bind("now", utc(clock.instant()))
                        .bind("topics", topics)
                        .bind("candidates", events * CANDIDATES_AN_EVENT)
                        .list())
                .chain(candidates -> claimSome(candidates, events));
    }

    /** Notes what became of attempts. */
    Uni<Void> settle(List<Outcome> outcomes) {
        JsonArray rows = new JsonArray(outcomes.stream().map(OutboxRows::row).toList());
        List<Long> positions =
                outcomes.stream().map(outcome -> outcome.claimed().position()).toList();
        return database.write(session -> session.sql(SETTLE)
                        .bind("rows", rows.encode())
                        .bind("positions", positions)
                        .execute())
                .replaceWithVoid();
    }

    /** Removes what was delivered long ago, batch after batch. */
    Uni<Void> removeDelivered() {
        return Uni.createFrom()
                .deferred(() -> database.write(this::removeSome))
                .repeat()
                .whilst(removed -> removed == REMOVED_AT_A_TIME)
                .collect()
                .last()
                .replaceWithVoid();
    }

    /** In a transaction of its own, without the snapshot: MariaDB may refuse to lock what was changed since. */
    private Uni<List<Claimed>> claimSome(List<Long> candidates, int events) {
        if (candidates.isEmpty()) {
            return Uni.createFrom().item(List.of());
        }
        return database.write(session -> session.sql(CHOOSE, Claimed.class)
                .bind("candidates", candidates)
                .bind("now", utc(clock.instant()))
                .bind("events", events)
                .list()
                .call(chosen -> take(session, chosen)));
    }

    private Uni<Integer> take(WriteSession session, List<Claimed> chosen) {
        if (chosen.isEmpty()) {
            return Uni.createFrom().item(0);
        }
        return session.sql(TAKE)
                .bind("lease_end", utc(clock.instant().plus(config.lease())))
                .bind("positions", chosen.stream().map(Claimed::position).toList())
                .execute();
    }

    private Uni<Integer> removeSome(WriteSession session) {
        return session.sql(REMOVABLE, Long.class)
                .bind("rows", REMOVED_AT_A_TIME)
                .bind("now", utc(clock.instant()))
                .list()
                .chain(positions -> positions.isEmpty()
                        ? Uni.createFrom().item(0)
                        : session.sql(REMOVE).bind("positions", positions).execute());
    }

    private static JsonObject row(Outcome outcome) {
        return new JsonObject()
                .put("position", outcome.claimed().position())
                .put("attempt", outcome.claimed().attempt())
                .put("state", outcome.state().column())
                .put("due_at", utc(outcome.due()).toString())
                .put("last_error", outcome.error());
    }

    static LocalDateTime utc(Instant time) {
        return LocalDateTime.ofInstant(time, ZoneOffset.UTC);
    }
}
