package dev.souk.web.visitor;

import dev.souk.db.Positions;
import dev.souk.db.position.WritePosition;
import dev.souk.web.Cookies;
import dev.souk.web.ProblemException;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Singleton;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.core.HttpHeaders;
import java.time.Duration;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;
import org.jspecify.annotations.Nullable;

/**
 * Lets every visitor see what they wrote and saw before, whichever pod and replica answers: takes the position from the header
 * {@code Souk-Position} and the cookie, and gives it back as it is after the answer. Apps get the header, browsers the cookie.
 * An answer of data that is older than it should be says so in {@code Souk-Stale}, in milliseconds.
 */
@Singleton
final class PositionFilter {

    private static final String COOKIE = "position";
    private static final String STALE = "Souk-Stale";
    private static final String KEPT = "dev.souk.web.kept-position";

    /** Far longer than any replica lags. */
    private static final Duration A_DAY = Duration.ofDays(1);

    private final Instance<Positions> positions;
    private final PositionToken tokens;
    private final Cookies cookies;

    /** @param positions none in an application without a database; filters are made before its settings are read */
    PositionFilter(Instance<Positions> positions, PositionToken tokens, Cookies cookies) {
        this.positions = positions;
        this.tokens = tokens;
        this.cookies = cookies;
    }

    @ServerRequestFilter(priority = Priorities.AUTHENTICATION - 1)
    void begin(ContainerRequestContext request) {
        WritePosition kept = ofCookies();
        request.setProperty(KEPT, kept);
        WritePosition brought = kept.join(ofHeader(request.getHeaderString(PositionToken.HEADER)));
        positions.stream().forEach(database -> database.begin(brought));
    }

    /** A cookie may be of a key that is gone, or of somebody else on this host: it is as good as none. */
    private WritePosition ofCookies() {
        return cookies.values(COOKIE)
                .flatMap(token -> tokens.read(token).stream())
                .reduce(WritePosition.none(), WritePosition::join);
    }

    /** Whoever sends the header relies on it. */
    private WritePosition ofHeader(@Nullable String token) {
        if (token == null) {
            return WritePosition.none();
        }
        return tokens.read(token)
                .orElseThrow(() -> new ProblemException(
                        400,
                        "invalid-position",
                        "Invalid position",
                        "Souk-Position is not what this shop gave: send it as it was, or none"));
    }

    @ServerResponseFilter
    Uni<Void> end(ContainerRequestContext request, ContainerResponseContext response) {
        return positions.stream()
                .findFirst()
                .map(database -> database.end()
                        .invoke(outcome -> tell(outcome, request, response))
                        .replaceWithVoid())
                .orElseGet(() -> Uni.createFrom().voidItem());
    }

    /** A cookie in it would be everybody's: pictures, and redirects for good, which browsers and proxies keep. */
    private static boolean isKeptByOthers(ContainerResponseContext response) {
        Object caching = response.getHeaders().getFirst(HttpHeaders.CACHE_CONTROL);
        int status = response.getStatus();
        return (caching != null && caching.toString().contains("public")) || status == 301 || status == 308;
    }

    private static boolean isPage(String path) {
        return !path.startsWith("/api/") && !path.startsWith("/internal/");
    }

    private void tell(Positions.Outcome outcome, ContainerRequestContext request, ContainerResponseContext response) {
        Duration stale = outcome.stale();
        if (stale != null) {
            response.getHeaders().putSingle(STALE, Long.toString(stale.toMillis()));
        }
        tokens.of(outcome.position()).ifPresent(token -> {
            if (!isPage(request.getUriInfo().getPath())) {
                response.getHeaders().putSingle(PositionToken.HEADER, token);
            } else if (!isKeptByOthers(response) && !outcome.position().equals(request.getProperty(KEPT))) {
                cookies.set(COOKIE, token, A_DAY);
            }
        });
    }
}
