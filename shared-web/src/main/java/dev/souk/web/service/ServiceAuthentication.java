package dev.souk.web.service;

import jakarta.inject.Singleton;
import jakarta.ws.rs.NotAuthorizedException;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.HttpHeaders;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jspecify.annotations.Nullable;

/** Asks a caller of an endpoint that is {@link FromService} for its secret, before a byte of the body is read. */
@Singleton
final class ServiceAuthentication {

    private static final String SCHEME = "Bearer ";

    private final Callers callers;

    ServiceAuthentication(Callers callers) {
        this.callers = callers;
    }

    @FromService({})
    @ServerRequestFilter(priority = Priorities.AUTHENTICATION)
    void authenticate(ContainerRequestContext request, ResourceInfo endpoint) {
        String claimed = secret(request.getHeaderString(HttpHeaders.AUTHORIZATION));
        if (!callers.isOneOf(allowed(endpoint).value(), claimed)) {
            throw new NotAuthorizedException("Bearer realm=\"souk\"");
        }
    }

    private static FromService allowed(ResourceInfo endpoint) {
        FromService ofMethod = endpoint.getResourceMethod().getAnnotation(FromService.class);
        return ofMethod != null ? ofMethod : endpoint.getResourceClass().getAnnotation(FromService.class);
    }

    private static String secret(@Nullable String authorization) {
        return authorization != null && authorization.regionMatches(true, 0, SCHEME, 0, SCHEME.length())
                ? authorization.substring(SCHEME.length()).strip()
                : "";
    }
}
