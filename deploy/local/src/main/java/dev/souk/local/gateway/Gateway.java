package dev.souk.local.gateway;

import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.PoolOptions;
import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Takes every request of the shop and passes it on by the {@link RoutingTable}. */
final class Gateway implements Handler<HttpServerRequest> {

    /** A path that the catalogue does not have, so that it answers with the shop's 404 page. */
    private static final String NOT_FOUND_PAGE = "/not-found";

    private final Vertx vertx;
    private final GatewayLimits limits;
    private final Map<Backend, URI> backends;
    private final RoutingTable routes = new RoutingTable();
    private final HttpClient client;

    Gateway(Vertx vertx, Map<Backend, URI> backends, GatewayLimits limits) {
        this.vertx = vertx;
        this.limits = limits;
        this.backends = backends;
        this.client = vertx.createHttpClient(
                new HttpClientOptions()
                        .setConnectTimeout((int) limits.connect().toMillis())
                        .setKeepAliveTimeout((int) GatewayLimits.IDLE.toSeconds())
                        .setMaxHeaderSize(4 * GatewayLimits.HEADER_BYTES)
                        .setDecompressionSupported(false),
                new PoolOptions()
                        .setHttp1MaxSize(GatewayLimits.CONNECTIONS_PER_BACKEND)
                        .setMaxWaitQueueSize(GatewayLimits.WAITING_FOR_CONNECTION));
    }

    Future<HttpServer> listen(String host, int port) {
        return vertx.createHttpServer(new HttpServerOptions()
                        .setHost(host)
                        .setPort(port)
                        .setMaxHeaderSize(GatewayLimits.HEADER_BYTES)
                        .setMaxInitialLineLength(GatewayLimits.FIRST_LINE_BYTES)
                        .setIdleTimeout((int) GatewayLimits.IDLE.toSeconds())
                        .setHandle100ContinueAutomatically(true)
                        .setHttp2ClearTextEnabled(false)
                        .setCompressionSupported(false)
                        .setDecompressionSupported(false))
                .requestHandler(this)
                .listen();
    }

    @Override
    public void handle(HttpServerRequest request) {
        String path = request.path();
        if (path == null || announcedBytes(request) < 0) {
            OwnAnswer.NOT_FOUND.send(request);
        } else if (announcedBytes(request) > limits.bodyBytes()) {
            OwnAnswer.TOO_LARGE.send(request);
        } else {
            follow(routes.route(path), request);
        }
    }

    private void follow(Route route, HttpServerRequest request) {
        switch (route) {
            case Route.To to -> pass(request, existing(to.backend()));
            case Route.ToAny() -> pass(request, existing(Backend.values()));
            case Route.Hidden() -> OwnAnswer.NOT_FOUND.send(request);
            case Route.Unknown() -> notFound(request);
        }
    }

    private void pass(HttpServerRequest request, List<URI> candidates) {
        if (candidates.isEmpty()) {
            notFound(request);
        } else {
            passage(request, candidates).begin();
        }
    }

    private void notFound(HttpServerRequest request) {
        List<URI> catalog = existing(Backend.CATALOG);
        boolean page = Passage.isRepeatable(request.method());
        if (catalog.isEmpty() || !page || request.path().startsWith("/api/")) {
            OwnAnswer.NOT_FOUND.send(request);
        } else {
            passage(request, catalog).insteadOf(NOT_FOUND_PAGE, 404).begin();
        }
    }

    private Passage passage(HttpServerRequest request, List<URI> candidates) {
        return new Passage(vertx, client, limits, request, candidates);
    }

    private List<URI> existing(Backend... wanted) {
        return Arrays.stream(wanted).map(backends::get).filter(Objects::nonNull).toList();
    }

    /** Zero where nothing was announced, negative where it makes no sense. */
    private static long announcedBytes(HttpServerRequest request) {
        String length = request.getHeader("Content-Length");
        if (length == null) {
            return 0;
        }
        try {
            return Long.parseLong(length);
        } catch (NumberFormatException e) {
            return -1;
        }
    }
}
