package dev.souk.db;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jboss.logging.Logger;

/**
 * {@code GET /internal/database}: every node, whether routing uses it and why not, and what it did since the start; a page
 * that renews itself for browsers, JSON for everybody else. {@code POST /internal/database/{replica}/drain} takes a replica
 * out of this process until {@code POST /internal/database/{replica}/return} or the next start; {@code POST
 * /internal/database/{replica}/accept-loss} lets one become the primary that lacks confirmed commits.
 */
@Singleton
final class DatabaseStatus {

    private static final Logger log = Logger.getLogger(DatabaseStatus.class);

    private static final String PATH = "/internal/database";

    private static final int SEE_OTHER = 303;
    private static final int FORBIDDEN = 403;
    private static final int NOT_FOUND = 404;
    private static final int CONFLICT = 409;

    private final Topology topology;
    private final SpillGate gate;
    private final Succession succession;
    private final PrimaryWait primaries;
    private final Fence fence;

    DatabaseStatus(Topology topology, SpillGate gate, Succession succession, PrimaryWait primaries, Fence fence) {
        this.topology = topology;
        this.gate = gate;
        this.succession = succession;
        this.primaries = primaries;
        this.fence = fence;
    }

    @CheckedTemplate(basePath = "souk-db")
    static final class Templates {

        private Templates() {}

        static native TemplateInstance database(
                List<NodeView> nodes, int waiting, long refused, String protection, long epoch, int writesWaiting);
    }

    void register(@Observes Router router) {
        router.get(PATH).handler(this::show);
        router.post(PATH + "/:node/drain").handler(request -> change(request, NodeHealth::drain));
        router.post(PATH + "/:node/return").handler(request -> change(request, NodeHealth::giveBack));
        router.post(PATH + "/:node/accept-loss")
                .handler(request -> withNode(request, node -> acceptLoss(request, node)));
    }

    private void show(RoutingContext request) {
        request.response().putHeader("Cache-Control", "no-store");
        List<NodeView> nodes = topology.nodes().stream()
                .map(node -> NodeView.of(node, succession.refusal(node)))
                .toList();
        if (isBrowser(request)) {
            Templates.database(
                            nodes,
                            gate.waiting(),
                            gate.refused(),
                            protection(),
                            succession.epoch(),
                            primaries.waiting())
                    .createUni()
                    .subscribe()
                    .with(
                            html -> request.response()
                                    .putHeader("Content-Type", "text/html;charset=UTF-8")
                                    .end(html),
                            request::fail);
        } else {
            JsonArray json = new JsonArray();
            nodes.forEach(node -> json.add(JsonObject.mapFrom(node)));
            request.json(new JsonObject()
                    .put("nodes", json)
                    .put("commits", protection())
                    .put("epoch", succession.epoch())
                    .put("writesWaiting", primaries.waiting())
                    .put("spill", Map.of("waiting", gate.waiting(), "refused", gate.refused())));
        }
    }

    private String protection() {
        return topology.primary().protection().toString();
    }

    private void change(RoutingContext request, Consumer<NodeHealth> change) {
        withNode(request, node -> {
            if (node.role() == Role.PRIMARY) {
                refuse(request, CONFLICT, "The primary cannot be drained: nobody else takes its writes");
            } else {
                change.accept(node.reading());
                answer(request);
            }
        });
    }

    /** Who may do so can reach this address at all, and the log keeps it. */
    private void acceptLoss(RoutingContext request, Node node) {
        if (node.role() == Role.PRIMARY) {
            refuse(request, CONFLICT, "%s is the primary already".formatted(node.name()));
            return;
        }
        log.warnf(
                "An operator at %s accepts that commits are lost if %s becomes the primary: it is at %s, confirmed were those"
                        + " up to %s",
                request.request().remoteAddress(), node, node.watermark().mark(), fence.last());
        fence.acceptLoss(node);
        answer(request);
    }

    private void withNode(RoutingContext request, Consumer<Node> change) {
        String name = request.pathParam("node");
        Optional<Node> found = topology.nodes().stream()
                .filter(node -> node.name().equals(name))
                .findFirst();
        if (isOfAnotherSite(request.request())) {
            refuse(request, FORBIDDEN, "A page of another site cannot do that");
        } else if (found.isEmpty()) {
            refuse(request, NOT_FOUND, "No node is called '%s'".formatted(name));
        } else {
            change.accept(found.get());
        }
    }

    private void answer(RoutingContext request) {
        if (isBrowser(request)) {
            request.response()
                    .setStatusCode(SEE_OTHER)
                    .putHeader("Location", PATH)
                    .end();
        } else {
            show(request);
        }
    }

    private static void refuse(RoutingContext request, int status, String detail) {
        request.response()
                .setStatusCode(status)
                .putHeader("Content-Type", "application/problem+json")
                .end(new JsonObject()
                        .put("status", status)
                        .put("detail", detail)
                        .encode());
    }

    /** Whoever names HTML, which only browsers do. */
    private static boolean isBrowser(RoutingContext request) {
        return request.parsedHeaders().accept().stream().anyMatch(type -> "html".equals(type.subComponent()));
    }

    /** Browsers say where a request comes from; an operator's own tools say nothing. */
    private static boolean isOfAnotherSite(HttpServerRequest request) {
        String site = request.getHeader("Sec-Fetch-Site");
        return site != null && !site.equals("same-origin") && !site.equals("none");
    }
}
