package dev.souk.local.gateway;

import static dev.souk.local.gateway.Backend.CART;
import static dev.souk.local.gateway.Backend.CATALOG;
import static dev.souk.local.gateway.Backend.CHECKOUT;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;

/** Which path belongs to whom. A path stands for all below it; of two that fit, the longer wins. */
final class RoutingTable {

    private static final Route ANY = new Route.ToAny();
    private static final Route HIDDEN = new Route.Hidden();
    private static final Route UNKNOWN = new Route.Unknown();

    private static final Pattern SITEMAP = Pattern.compile("/sitemap[^/]*\\.xml");

    /**
     * Spellings that a service could read as another path than the gateway did ({@code /p/../q/health}): dot segments,
     * plain or encoded, an encoded slash, a backslash, and control characters.
     */
    private static final Pattern AMBIGUOUS =
            Pattern.compile("(?i).*(/(\\.|%2e){1,2}(/.*|;.*|$)|%2f|%5c|\\\\|%[01][0-9a-f]|%7f|[\\x00-\\x20\\x7f]).*");

    private final Map<String, Route> prefixes = new HashMap<>();

    RoutingTable() {
        to(CATALOG, "/c", "/p", "/search", "/pictures", "/robots.txt", "/admin", "/admin/catalog");
        to(CATALOG, "/api/v1/products", "/api/v1/categories", "/api/v1/search", "/api/v1/admin/catalog");
        to(CART, "/cart", "/api/v1/carts");
        to(CHECKOUT, "/checkout", "/orders", "/account", "/admin/orders", "/admin/mails", "/webhooks");
        to(CHECKOUT, "/.well-known/jwks.json", "/api/v1/checkout-sessions", "/api/v1/orders", "/api/v1/customers");
        to(CHECKOUT, "/api/v1/tokens", "/api/v1/password-resets", "/api/v1/email-verifications");
        to(CHECKOUT, "/api/v1/admin/orders");
        all(ANY, "/assets", "/api/v1/openapi.json");
        all(HIDDEN, "/q", "/internal");
    }

    Route route(String path) {
        if (AMBIGUOUS.matcher(path).matches()) {
            return UNKNOWN;
        }
        if (path.equals("/") || SITEMAP.matcher(path).matches()) {
            return new Route.To(CATALOG);
        }
        for (String prefix = path; !prefix.isEmpty(); prefix = parent(prefix)) {
            Route route = prefixes.get(prefix);
            if (route != null) {
                return route;
            }
        }
        return UNKNOWN;
    }

    private static String parent(String path) {
        return path.substring(0, Math.max(0, path.lastIndexOf('/')));
    }

    private void to(Backend backend, String... paths) {
        all(new Route.To(backend), paths);
    }

    private void all(Route route, String... paths) {
        Arrays.stream(paths).forEach(path -> prefixes.put(path, route));
    }
}
