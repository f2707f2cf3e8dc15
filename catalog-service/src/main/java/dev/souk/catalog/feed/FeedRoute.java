package dev.souk.catalog.feed;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.OptionalLong;

/**
 * Opens the one door that a large body passes. The server has a single limit for all paths ({@code quarkus.http.limits.max-body-size}),
 * small, because forms are kept in memory; it looks at {@code Content-Length} before any endpoint is asked. So that header is put
 * aside here, and the endpoint, which counts for itself, finds it with {@link #announced}. How the body is framed was settled before: a request
 * without the header is read the same.
 *
 * <p>Whoever is refused before all was sent is told so at once, and may go on sending a little while without being heard: a
 * connection that is closed in the face of a sender takes the answer with it.
 */
@Singleton
final class FeedRoute {

    private static final int BEFORE_THE_SERVERS_LIMIT = -10; // which has the order -2

    private static final Duration DEAF = Duration.ofSeconds(1);

    private static final String ANNOUNCED = "dev.souk.catalog.feed-length";

    private final Vertx vertx;

    FeedRoute(Vertx vertx) {
        this.vertx = vertx;
    }

    void register(@Observes Router router) {
        router.post(FeedApi.PATH).order(BEFORE_THE_SERVERS_LIMIT).handler(this::open);
    }

    /** How long the sender says that the body is. */
    static OptionalLong announced(RoutingContext request) {
        Long length = request.get(ANNOUNCED);
        return length == null ? OptionalLong.empty() : OptionalLong.of(length);
    }

    private void open(RoutingContext routing) {
        HttpServerRequest request = routing.request();
        String length = request.getHeader(HttpHeaders.CONTENT_LENGTH);
        if (length != null) {
            routing.put(ANNOUNCED, Long.valueOf(length)); // the server refuses what is no number
            request.headers().remove(HttpHeaders.CONTENT_LENGTH);
        }
        routing.addHeadersEndHandler(headers -> {
            if (!request.isEnded() && request.version() != HttpVersion.HTTP_2) { // there it is forbidden
                request.response().putHeader(HttpHeaders.CONNECTION, HttpHeaders.CLOSE);
            }
        });
        routing.addEndHandler(answered -> {
            if (!request.isEnded()) {
                turnAway(request);
            }
        });
        routing.next();
    }

    private void turnAway(HttpServerRequest request) {
        request.exceptionHandler(gone -> {});
        request.handler(unheard -> {});
        request.endHandler(all -> close(request));
        request.resume();
        vertx.setTimer(DEAF.toMillis(), over -> close(request));
    }

    private static void close(HttpServerRequest request) {
        if (request.version() == HttpVersion.HTTP_2) {
            request.response().reset();
        } else {
            request.connection().close();
        }
    }
}
