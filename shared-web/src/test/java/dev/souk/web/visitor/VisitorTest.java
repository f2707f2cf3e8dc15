package dev.souk.web.visitor;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.Cookie;
import io.restassured.response.Response;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class VisitorTest {

    private final TestingBrowser browser = new TestingBrowser();

    @Test
    void isTheSameFromOneRequestToTheNext() {
        String id = browser.get("/visitor").asString();
        assertThat(id).matches("[0-9a-f]{32}");
        Response again = browser.get("/visitor");
        assertThat(again.asString()).isEqualTo(id);
        assertThat(again.headers().hasHeaderWithName("Set-Cookie")).isFalse();
        assertThat(new TestingBrowser().get("/visitor").asString()).isNotEqualTo(id);
    }

    @Test
    void hasACookieThatNoScriptAndNoStrangersFormCanUse() {
        Cookie cookie = browser.get("/visitor").detailedCookie("souk_visitor");
        assertThat(cookie.isHttpOnly()).isTrue();
        assertThat(cookie.getSameSite()).isEqualTo("Lax");
        assertThat(cookie.getPath()).isEqualTo("/");
        assertThat(cookie.getMaxAge()).isEqualTo(365 * 24 * 60 * 60);
        assertThat(cookie.isSecured()).isFalse(); // http on localhost
    }

    @Test
    void whoOnlyLooksIsGivenNoCookie() {
        Response answer = browser.get("/visitor?known=true");
        assertThat(answer.asString()).isEqualTo("nobody");
        assertThat(answer.headers().hasHeaderWithName("Set-Cookie")).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                ".",
                "x",
                "0123456789abcdef0123456789abcdef",
                "0123456789abcdef0123456789abcdef.",
                "0123456789abcdef0123456789abcdef.AAAAAAAAAAAAAAAAAAAAAA",
                "0123456789abcdef0123456789abcdef.....",
            })
    void aForgedCookieIsNobody(String forged) {
        browser.setCookie("souk_visitor", forged);
        assertThat(browser.get("/visitor?known=true").asString()).isEqualTo("nobody");
    }

    @Test
    void aGoodCookieCountsBesideAForgedOne() {
        String id = browser.get("/visitor").asString();
        assertThat(browser.request()
                        .header("Cookie", "souk_visitor=forged.one; souk_visitor=" + browser.cookie("souk_visitor"))
                        .get("/visitor?known=true")
                        .asString())
                .isEqualTo(id);
    }

    @Test
    void comesThroughARotationAndIsSignedAnew() {
        String id = "0123456789abcdef0123456789abcdef";
        browser.setCookie("souk_visitor", id + '.' + former().sign(id));
        assertThat(browser.get("/visitor?known=true").asString()).isEqualTo(id);
        assertThat(browser.cookie("souk_visitor")).isNotEqualTo(id + '.' + former().sign(id));
        assertThat(browser.get("/visitor").asString()).isEqualTo(id);
    }

    private static Signer former() {
        return TestingKeys.of("former-former-former-former-former").signer("visitor");
    }
}
