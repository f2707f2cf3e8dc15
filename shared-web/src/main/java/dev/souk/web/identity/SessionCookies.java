package dev.souk.web.identity;

import dev.souk.web.Cookies;
import jakarta.enterprise.context.RequestScoped;
import java.time.Duration;
import java.util.stream.Stream;

/** The tokens of a browser that is signed in. No script sees them, and no JSON endpoint takes them. */
@RequestScoped
public class SessionCookies {

    private static final String ACCESS = "souk_session";
    private static final String REFRESH = "souk_refresh";

    /** As long as a refresh token that nobody uses; the access token beside it says who one was, while nobody can be asked. */
    private static final Duration A_MONTH = Duration.ofDays(30);

    private final Cookies cookies;

    SessionCookies(Cookies cookies) {
        this.cookies = cookies;
    }

    /** Signs the browser in, or keeps it so. */
    public void give(Tokens tokens) {
        cookies.set(ACCESS, tokens.accessToken(), A_MONTH);
        cookies.set(REFRESH, tokens.refreshToken(), A_MONTH);
    }

    /** Signs the browser out. */
    public void forget() {
        cookies.forget(ACCESS);
        cookies.forget(REFRESH);
    }

    Stream<String> access() {
        return cookies.values(ACCESS);
    }

    /** What the browser would renew its session with. */
    public Stream<String> refresh() {
        return cookies.values(REFRESH);
    }
}
