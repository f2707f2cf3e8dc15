package dev.souk.web.visitor;

import dev.souk.web.Shop;
import io.vertx.core.http.Cookie;
import io.vertx.core.http.CookieSameSite;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.RequestScoped;
import java.time.Duration;
import java.util.stream.Stream;

/** The cookies of the present request and of its answer, all with the same attributes. */
@RequestScoped
class Cookies {

    private static final Duration A_YEAR = Duration.ofDays(365);

    private final RoutingContext request;
    private final boolean secure;

    Cookies(RoutingContext request, Shop shop) {
        this.request = request;
        this.secure = !shop.isOnThisMachine();
    }

    /** Every value under that name: a neighbouring host may have set another one, and the first need not be ours. */
    Stream<String> values(String name) {
        return request.request().cookies(name).stream().map(Cookie::getValue);
    }

    void set(String name, String value) {
        send(Cookie.cookie(name, value).setMaxAge(A_YEAR.toSeconds()));
    }

    void forget(String name) {
        send(Cookie.cookie(name, "").setMaxAge(0));
    }

    private void send(Cookie cookie) {
        request.response()
                .addCookie(cookie.setPath("/")
                        .setHttpOnly(true)
                        .setSameSite(CookieSameSite.LAX)
                        .setSecure(secure));
    }
}
