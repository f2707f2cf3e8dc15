package dev.souk.local.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RoutingTableTest {

    private final RoutingTable routes = new RoutingTable();

    @ParameterizedTest
    @CsvSource({
        "/, CATALOG",
        "/c, CATALOG",
        "/c/kitchen/teapots, CATALOG",
        "/p/blue-teapot, CATALOG",
        "/p/caf%C3%A9, CATALOG",
        "/p/a..b, CATALOG",
        "/search, CATALOG",
        "/pictures/teapot/a-b.svg, CATALOG",
        "/robots.txt, CATALOG",
        "/sitemap.xml, CATALOG",
        "/sitemap-products-1.xml, CATALOG",
        "/admin, CATALOG",
        "/admin/catalog/products/1, CATALOG",
        "/admin/orders, CHECKOUT",
        "/admin/orders/7, CHECKOUT",
        "/admin/mails, CHECKOUT",
        "/api/v1/products, CATALOG",
        "/api/v1/products/blue-teapot, CATALOG",
        "/api/v1/categories, CATALOG",
        "/api/v1/search/suggest, CATALOG",
        "/api/v1/admin/catalog/feed, CATALOG",
        "/api/v1/admin/orders/1, CHECKOUT",
        "/cart, CART",
        "/cart/lines, CART",
        "/api/v1/carts, CART",
        "/api/v1/carts/1/lines, CART",
        "/checkout, CHECKOUT",
        "/checkout/1/review, CHECKOUT",
        "/orders/find, CHECKOUT",
        "/account/sign-in, CHECKOUT",
        "/webhooks/sandbox, CHECKOUT",
        "/.well-known/jwks.json, CHECKOUT",
        "/api/v1/checkout-sessions/1/complete, CHECKOUT",
        "/api/v1/tokens/refresh, CHECKOUT",
        "/api/v1/customers/me, CHECKOUT",
        "/api/v1/password-resets, CHECKOUT",
        "/api/v1/email-verifications, CHECKOUT",
        "/api/v1/email-verifications/0a.b-c, CHECKOUT",
    })
    void givesEachPathToItsOwner(String path, Backend owner) {
        assertThat(routes.route(path)).isEqualTo(new Route.To(owner));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/assets/shop-1a2b.css", "/api/v1/openapi.json"})
    void whatEachServiceHasComesFromAny(String path) {
        assertThat(routes.route(path)).isEqualTo(new Route.ToAny());
    }

    @ParameterizedTest
    @ValueSource(strings = {"/q", "/q/health", "/q/health/ready", "/internal", "/internal/database"})
    void hidesTheInside(String path) {
        assertThat(routes.route(path)).isEqualTo(new Route.Hidden());
    }

    @ParameterizedTest
    @ValueSource(strings = {"/cartoon", "/sitemap/x.xml", "/queue", "/api", "/api/v1", "/api/v2/products", "//", "x"})
    void knowsNobodyElse(String path) {
        assertThat(routes.route(path)).isEqualTo(new Route.Unknown());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/p/../q/health",
                "/p/..",
                "/p/./x",
                "/c/%2e%2e/q/health",
                "/c/%2E./internal/database",
                "/c/..;a=b/internal/database",
                "/c/..%2finternal/database",
                "/c/..%2Finternal",
                "/c/..%5cinternal",
                "/c/..\\internal",
                "/p/x%00",
                "/p/x\ry",
                "//q/health",
                "/%71/health",
            })
    void takesNoPathThatAServiceCouldReadOtherwise(String path) {
        assertThat(routes.route(path)).isEqualTo(new Route.Unknown());
    }
}
