package dev.souk.web.visitor;

import dev.souk.web.Shop;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Whether a page of ours sent the request, as the browser tells it: headers that no page can set. An old browser, and a
 * program, may leave them out.
 */
@ApplicationScoped // and not a singleton: filters are made before there are settings
class SameOrigin {

    /** {@code none}: the visitor themselves, by reloading. */
    private static final Set<String> OURS = Set.of("same-origin", "none");

    private final Shop shop;

    SameOrigin(Shop shop) {
        this.shop = shop;
    }

    boolean holdsFor(ContainerRequestContext request) {
        String site = request.getHeaderString("Sec-Fetch-Site");
        String origin = request.getHeaderString("Origin");
        return (site == null || OURS.contains(site))
                && (isHidden(origin, site) || isOurs(origin, request.getHeaderString(HttpHeaders.HOST)));
    }

    /** A page of ours that sends no referrer hides its origin too, and the browser still says that it is the same. */
    private static boolean isHidden(@Nullable String origin, @Nullable String site) {
        return "null".equals(origin) && "same-origin".equals(site);
    }

    /** The shop's address, or the one that the browser asked: a shop may be reached under more names than one. */
    private boolean isOurs(@Nullable String origin, @Nullable String host) {
        return origin == null
                || origin.equals(shop.origin())
                || (host != null && (origin.equals("https://" + host) || origin.equals("http://" + host)));
    }
}
