package dev.souk.db.outbox;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.souk.db.TimeSortedIds;
import dev.souk.db.WriteSession;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;

/**
 * Writes down, in the transaction that makes it necessary, what must happen beyond it: when the transaction is rolled back
 * nothing was written, when it is committed the event is delivered at least once, whoever dies meanwhile.
 *
 * <p>Events of one topic and key are delivered one after the other, in the order in which they were written by transactions
 * that wait for each other: change the row that the key names before you add the event. An event that is parked steps aside,
 * and the later ones of its key go on.
 */
@ApplicationScoped
public class Outbox {

    private static final String INSERT = """
            insert into outbox (event_id, topic, event_key, payload, created_at, due_at)
            select row.event_id, :topic, row.event_key, row.payload, :now, :now
            from json_table(:rows, '$[*]' columns (
                number for ordinality,
                event_id bigint path '$.event_id',
                event_key varchar(128) path '$.event_key',
                payload mediumtext path '$.payload')) row
            order by row.number
            """;

    /** An event says what happened, not all about it: who needs more asks. */
    private static final int LONGEST_PAYLOAD = 64_000;

    private final TimeSortedIds ids;
    private final ObjectMapper json;
    private final Clock clock;
    private final RelayLifetime relay;

    Outbox(TimeSortedIds ids, ObjectMapper json, Clock clock, RelayLifetime relay) {
        this.ids = ids;
        this.json = json;
        this.clock = clock;
        this.relay = relay;
    }

    /**
     * Writes one event.
     *
     * @param topic says who receives it, at most 64 printable ASCII characters without spaces
     * @param key what it is about, at most 128 of them
     * @param payload a record, stored as JSON; in a native image it needs {@code @RegisterForReflection}
     */
    public Uni<Void> add(WriteSession session, String topic, String key, Object payload) {
        return addAll(session, topic, List.of(payload), ignored -> key);
    }

    /**
     * Writes many events of one topic by one statement, in their order.
     *
     * @param payloads records, stored as JSON
     * @param key says what each is about
     */
    public <T> Uni<Void> addAll(
            WriteSession session, String topic, Collection<? extends T> payloads, Function<? super T, String> key) {
        if (payloads.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        JsonArray rows = new JsonArray();
        for (T payload : payloads) {
            rows.add(new JsonObject()
                    .put("event_id", ids.next())
                    .put("event_key", Names.key(key.apply(payload)))
                    .put("payload", text(topic, payload)));
        }
        session.afterCommit(relay::wake);
        return session.sql(INSERT)
                .bind("topic", Names.topic(topic))
                .bind("rows", rows.encode())
                .bind("now", OutboxRows.utc(clock.instant()))
                .execute()
                .replaceWithVoid();
    }

    private String text(String topic, Object payload) {
        try {
            String text = json.writeValueAsString(payload);
            if (text.length() > LONGEST_PAYLOAD) {
                throw new IllegalArgumentException("The payload of an event of %s has %d characters, more than %d"
                        .formatted(topic, text.length(), LONGEST_PAYLOAD));
            }
            return text;
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(payload.getClass().getName() + " does not become JSON", e);
        }
    }
}
