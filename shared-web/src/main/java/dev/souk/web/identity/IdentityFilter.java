package dev.souk.web.identity;

import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import java.util.List;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jspecify.annotations.Nullable;

/** Finds out who sends a request. It waits for another machine only when a token is new or has expired. */
@Singleton
final class IdentityFilter {

    /** They have keys of their own. */
    private static final List<String> OF_SERVICES = List.of("/internal/", "/webhooks/", "/q/");

    /** The same for everyone and kept by everyone: nobody's cookie may get into such an answer. */
    private static final List<String> OF_EVERYBODY =
            List.of("/assets/", "/pictures/", "/.well-known/", "/sitemap", "/robots.txt");

    private final BearerAuthentication bearer;
    private final CookieAuthentication cookies;

    IdentityFilter(BearerAuthentication bearer, CookieAuthentication cookies) {
        this.bearer = bearer;
        this.cookies = cookies;
    }

    /**
     * After what needs no identity to be refused, and before the form's token, which depends on it.
     *
     * @return null when there is nothing to wait for
     */
    @ServerRequestFilter(priority = Priorities.AUTHENTICATION + 1)
    @Nullable
    Uni<Void> identify(ContainerRequestContext request) {
        String path = request.getUriInfo().getPath();
        if (startsWithOneOf(path, OF_SERVICES) || startsWithOneOf(path, OF_EVERYBODY)) {
            return null;
        }
        return path.startsWith("/api/") ? bearer.identify(request) : cookies.identify();
    }

    private static boolean startsWithOneOf(String path, List<String> prefixes) {
        return prefixes.stream().anyMatch(path::startsWith);
    }
}
