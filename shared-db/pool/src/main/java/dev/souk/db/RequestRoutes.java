package dev.souk.db;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.smallrye.common.vertx.ContextLocals;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Shows the way that the reads of a request took: in the log, one line a request, where the category {@code
 * dev.souk.db.RequestRoutes} is at {@code DEBUG} when the application starts; in the response header {@code Souk-Route},
 * where {@code souk.db.route-header} says so.
 */
@Singleton
final class RequestRoutes {

    private static final Logger log = Logger.getLogger(RequestRoutes.class);

    private static final String HEADER = "Souk-Route";
    private static final String KEY = RequestRoute.class.getName();

    /** Before everything else that handles requests. */
    private static final int FIRST = 1000;

    private final boolean inHeader;

    RequestRoutes(DatabaseConfig config) {
        this.inHeader = config.routeHeader();
    }

    /** Of the request that lives there, if it is followed. */
    static @Nullable RequestRoute of(Home home) {
        return (RequestRoute) home.local(KEY);
    }

    void register(@Observes Filters filters) {
        if (inHeader || log.isDebugEnabled()) {
            filters.register(this::follow, FIRST);
        }
    }

    private void follow(RoutingContext request) {
        RequestRoute route = new RequestRoute();
        ContextLocals.put(KEY, route);
        if (inHeader) {
            request.addHeadersEndHandler(ignored -> {
                if (!route.isEmpty()) {
                    request.response().putHeader(HEADER, route.toString());
                }
            });
        }
        request.addEndHandler(ignored -> {
            if (!route.isEmpty()) {
                log.debugf(
                        "%s %s: %s",
                        request.request().method(), request.request().path(), route);
            }
        });
        request.next();
    }
}
