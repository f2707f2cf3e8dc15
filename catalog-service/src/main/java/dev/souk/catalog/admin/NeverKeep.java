package dev.souk.catalog.admin;

import dev.souk.web.identity.ForStaff;
import jakarta.inject.Singleton;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.core.HttpHeaders;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;

/** What is for staff is kept by no browser: going back shows what is true now, and nothing when one has signed out. */
@Singleton
final class NeverKeep {

    @ForStaff
    @ServerResponseFilter
    void neverKeep(ContainerResponseContext response) {
        response.getHeaders().putSingle(HttpHeaders.CACHE_CONTROL, "no-store");
    }
}
