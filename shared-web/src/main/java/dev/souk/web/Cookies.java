package dev.souk.web;

import io.vertx.core.http.Cookie;
import io.vertx.core.http.CookieSameSite;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.RequestScoped;
import java.time.Duration;
import java.util.stream.Stream;

/** The cookies of the present request and of its answer, all with the same attributes. */
@RequestScoped
public class Cookies {

    private static final Duration A_YEAR = Duration.ofDays(365);

    /** A browser takes a cookie of such a name from this very host alone: a neighbouring one cannot plant its own. */
    private static final String ONLY_OURS = "__Host-";

    private final RoutingContext request;
    private final boolean secure;

    Cookies(RoutingContext request, Shop shop) {
        this.request = request;
        this.secure = !shop.isOnThisMachine();
    }

    /** Every value under that name: a neighbouring host may have set another one, and the first need not be ours. */
    public Stream<String> values(String name) {
        return request.request().cookies(named(name)).stream().map(Cookie::getValue);
    }

    /** Kept for a year. */
    public void set(String name, String value) {
        set(name, value, A_YEAR);
    }

    public void set(String name, String value, Duration life) {
        send(Cookie.cookie(named(name), value).setMaxAge(life.toSeconds()));
    }

    public void forget(String name) {
        send(Cookie.cookie(named(name), "").setMaxAge(0));
    }

    /** It must be secure for that, so not where the shop is tried out. */
    private String named(String name) {
        return secure ? ONLY_OURS + name : name;
    }

    private void send(Cookie cookie) {
        request.response()
                .addCookie(cookie.setPath("/")
                        .setHttpOnly(true)
                        .setSameSite(CookieSameSite.LAX)
                        .setSecure(secure));
    }
}
