package dev.souk.db;

import io.smallrye.faulttolerance.api.CircuitBreakerState;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.Locale;

/** {@code GET /internal/database}: every node, whether routing uses it, and the units of work it did since the start. */
@Singleton
final class DatabaseStatus {

    private final Topology topology;

    DatabaseStatus(Topology topology) {
        this.topology = topology;
    }

    void register(@Observes Router router) {
        router.get("/internal/database").handler(this::show);
    }

    private void show(RoutingContext request) {
        JsonArray nodes = new JsonArray();
        topology.nodes().forEach(node -> nodes.add(json(node)));
        request.response().putHeader("Cache-Control", "no-store");
        request.json(new JsonObject().put("nodes", nodes));
    }

    private static JsonObject json(Node node) {
        return new JsonObject()
                .put("name", node.name())
                .put("role", node.role().name().toLowerCase(Locale.ROOT))
                .put("address", node.address().toString())
                .put("state", state(node))
                .put("reads", node.reads())
                .put("writes", node.writes())
                .put("failures", node.failures());
    }

    private static String state(Node node) {
        CircuitBreakerState reading = node.reading().state();
        CircuitBreakerState worse =
                reading == CircuitBreakerState.CLOSED ? node.writing().state() : reading;
        return switch (worse) {
            case CLOSED -> "in";
            case OPEN -> "out";
            case HALF_OPEN -> "probing";
        };
    }
}
