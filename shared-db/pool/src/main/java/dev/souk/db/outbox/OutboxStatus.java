package dev.souk.db.outbox;

import dev.souk.db.Database;
import dev.souk.db.Reason;
import io.quarkus.runtime.annotations.RegisterForReflection;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Singleton;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** {@code GET /internal/outbox}: what waits, what failed and is tried again, what is parked, and the oldest that waits. */
@Singleton
final class OutboxStatus {

    private static final String COUNTS = """
            select coalesce(sum(state = 'waiting'), 0),
                   coalesce(sum(state = 'waiting' and last_error is not null), 0),
                   coalesce(sum(state = 'parked'), 0),
                   min(if(state = 'waiting', created_at, null))
            from outbox
            where state in ('waiting', 'parked')
            """;

    private final Database database;
    private final Instance<OutboxReceiver> receivers;

    OutboxStatus(Database database, @Any Instance<OutboxReceiver> receivers) {
        this.database = database;
        this.receivers = receivers;
    }

    void register(@Observes Router router) {
        if (!receivers.isUnsatisfied()) {
            router.get("/internal/outbox").handler(this::show);
        }
    }

    private void show(RoutingContext request) {
        database.read(session -> session.sql(COUNTS, Counts.class).one())
                .subscribe()
                .with(
                        counts -> answer(request, counts.orElseThrow()),
                        failure -> request.response().setStatusCode(503).end(Reason.of(failure)));
    }

    private static void answer(RoutingContext request, Counts counts) {
        Instant oldest = counts.oldest();
        request.response().putHeader("Cache-Control", "no-store");
        request.json(new JsonObject()
                .put("waiting", counts.waiting())
                .put("retried", counts.retried())
                .put("parked", counts.parked())
                .put("oldest", oldest == null ? null : oldest.toString()));
    }

    @RegisterForReflection
    record Counts(
            long waiting,
            long retried,
            long parked,
            @Nullable Instant oldest) {}
}
