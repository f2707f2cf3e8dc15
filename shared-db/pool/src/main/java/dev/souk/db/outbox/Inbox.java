package dev.souk.db.outbox;

import dev.souk.db.ExpiredRows;
import dev.souk.db.WriteSession;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;

/** Knows the events this service has received already, in its own table {@code inbox}. */
@ApplicationScoped
public class Inbox {

    private static final String TABLE = "inbox";
    private static final Duration REMOVE_EVERY = Duration.ofMinutes(10); // few: as many as events come in that time

    /** The count tells new from known; a twin waits for the transaction of the first, and is new when that is rolled back. */
    private static final String RECEIVE = """
            insert ignore into inbox (source, event_id, expires_at)
            values (:source, :event_id, :expires)
            """;

    private final Clock clock;
    private final OutboxConfig config;
    private final ExpiredRows expired;

    Inbox(Clock clock, OutboxConfig config, ExpiredRows expired) {
        this.clock = clock;
        this.config = config;
        this.expired = expired;
    }

    /**
     * Notes an event in the transaction that applies it.
     *
     * @param source who sent it: ids are its own
     * @return true the first time: apply it. False when it was applied before: do nothing
     */
    public Uni<Boolean> once(WriteSession session, String source, String eventId) {
        expired.lookAfter(TABLE, REMOVE_EVERY);
        return session.sql(RECEIVE)
                .bind("source", Names.source(source))
                .bind("event_id", Names.eventId(eventId))
                .bind("expires", OutboxRows.utc(clock.instant().plus(config.inboxKeep())))
                .execute()
                .map(inserted -> inserted == 1);
    }
}
