package dev.souk.web.identity;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;

import dev.souk.web.visitor.TestingBrowser;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.jose4j.jwk.EllipticCurveJsonWebKey;
import org.jose4j.jwt.JwtClaims;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class IdentityTest {

    @Inject
    TestingIdentityProvider checkout;

    @Inject
    LatestNews news;

    @Inject
    Clock clock;

    private final TestingBrowser browser = new TestingBrowser();
    private Instant soon = Instant.EPOCH;
    private Instant ago = Instant.EPOCH;

    @BeforeEach
    void setTimes() {
        soon = clock.instant().plus(Duration.ofMinutes(15));
        ago = clock.instant().minus(Duration.ofMinutes(1));
    }

    @AfterEach
    void comeBack() {
        checkout.away = false;
    }

    @Test
    void aCookieSaysWhoAsksForAPage() {
        signIn(checkout.token("Ada", checkout.newSession(), soon), "refresh-a");
        assertThat(browser.get("/who").asString()).isEqualTo("Ada");
        assertThat(browser.get("/members").asString()).isEqualTo(TestingIdentityProvider.ADA);
    }

    @Test
    void aBearerSaysWhoAsksForJsonAndACookieDoesNot() {
        String token = checkout.token("Ada", checkout.newSession(), soon);
        bearer(token).get("/api/v1/who").then().statusCode(200).body(equalTo("Ada"));
        bearer(token).get("/who").then().body(equalTo("guest"));
        signIn(token, "refresh-b");
        assertThat(browser.get("/api/v1/who").asString()).isEqualTo("guest");
        assertThat(browser.get("/api/v1/members").statusCode()).isEqualTo(401);
    }

    @Test
    void guestsAreLedToTheSignInAndBack() {
        given().urlEncodingEnabled(false)
                .redirects()
                .follow(false)
                .get("/members?a=b&c=%2F")
                .then()
                .statusCode(303)
                .header("Location", endsWith("/account/sign-in?next=%2Fmembers%3Fa%3Db%26c%3D%252F"));
        given().get("/api/v1/members")
                .then()
                .statusCode(401)
                .header("WWW-Authenticate", containsString("Bearer"))
                .body("type", endsWith("/unauthorized"));
    }

    @Test
    void customersAreNoStaff() {
        bearer(checkout.token("Ada", checkout.newSession(), soon))
                .get("/api/v1/staff")
                .then()
                .statusCode(403)
                .body("type", endsWith("/forbidden"));
        JwtClaims claims = TestingIdentityProvider.claims("Grace", checkout.newSession(), soon);
        claims.setStringListClaim("groups", Identity.CUSTOMER, Identity.STAFF);
        bearer(checkout.signed(claims)).get("/api/v1/staff").then().statusCode(200);
        given().get("/api/v1/staff").then().statusCode(401);
    }

    @ParameterizedTest
    @MethodSource("forgeries")
    void aForgeryIsAGuestOnAPageAndA401OnJson(String what, String token) {
        bearer(token)
                .get("/api/v1/who")
                .then()
                .statusCode(401)
                .body("type", endsWith("/invalid-token"))
                .header("WWW-Authenticate", containsString("invalid_token"));
        browser.setCookie("souk_session", token);
        assertThat(browser.get("/who").asString()).as(what).isEqualTo("guest");
    }

    static List<Object[]> forgeries() {
        EllipticCurveJsonWebKey stranger = TestingIdentityProvider.madeKey("first");
        EllipticCurveJsonWebKey unknown = TestingIdentityProvider.madeKey("unknown");
        Instant later = Instant.ofEpochSecond(4_000_000_000L);
        String session = "0".repeat(26);
        JwtClaims ours = TestingIdentityProvider.claims("Eve", session, later);
        return List.of(
                new Object[] {"another key", TestingIdentityProvider.signed(ours, stranger, AccessTokens.TYPE)},
                new Object[] {"an unknown key", TestingIdentityProvider.signed(ours, unknown, AccessTokens.TYPE)},
                new Object[] {"no signature", unsigned(ours)},
                new Object[] {"no token", "x.y.z"},
                new Object[] {"a long one", "x".repeat(4000)});
    }

    @ParameterizedTest
    @ValueSource(strings = {"iss", "aud", "sub", "sid", "name", "exp"})
    void ourKeyAloneIsNotEnough(String claim) {
        JwtClaims claims = TestingIdentityProvider.claims("Eve", checkout.newSession(), soon);
        claims.unsetClaim(claim);
        bearer(checkout.signed(claims)).get("/api/v1/who").then().statusCode(401);
    }

    @Test
    void aTokenOfAnotherTypeOrForAnotherShopIsNotTaken() {
        JwtClaims claims = TestingIdentityProvider.claims("Eve", checkout.newSession(), soon);
        bearer(checkout.signed(claims, "JWT")).get("/api/v1/who").then().statusCode(401);
        claims.setAudience("https://other.example");
        bearer(checkout.signed(claims)).get("/api/v1/who").then().statusCode(401);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Basic YTpi", "Bearer", "Bearer ", "Bearer a b", "x", "Bearer é"})
    void whatIsNoBearerIsA401(String authorization) {
        given().header("Authorization", authorization)
                .get("/api/v1/who")
                .then()
                .statusCode(401)
                .body("type", endsWith("/invalid-token"));
    }

    @Test
    void anExpiredSessionIsRenewedOnTheWay() {
        String session = checkout.newSession();
        checkout.renews("old-1", new Tokens(checkout.token("Ada", session, soon), "new-1", soon));
        signIn(checkout.token("Ada", session, ago), "old-1");
        Response page = browser.get("/who");
        assertThat(page.asString()).isEqualTo("Ada");
        assertThat(browser.cookie("souk_refresh")).isEqualTo("new-1");
        assertThat(page.getHeaders().getValues("Set-Cookie"))
                .allMatch(cookie -> cookie.contains("HTTPOnly") && cookie.contains("SameSite=Lax"));
        int asked = checkout.renewalsAsked.get();
        assertThat(browser.get("/who").asString()).isEqualTo("Ada");
        assertThat(checkout.renewalsAsked.get()).isEqualTo(asked);
    }

    @Test
    void aFormThatWasShownBeforeTheSessionExpiredIsTakenAfterIt() {
        String session = checkout.newSession();
        signIn(checkout.token("Ada", session, soon), "old-2");
        String token = browser.token();
        checkout.renews("old-2", new Tokens(checkout.token("Ada", session, soon), "new-2", soon));
        browser.setCookie("souk_session", checkout.token("Ada", session, ago));
        assertThat(browser.post("/form", Map.of("_token", token, "sku", "x".repeat(1_000)))
                        .statusCode())
                .isEqualTo(303);
        assertThat(browser.cookie("souk_refresh")).isEqualTo("new-2");
    }

    @Test
    void aSessionThatCannotBeRenewedEndsAndItsCookiesGo() {
        signIn(checkout.token("Ada", checkout.newSession(), ago), "refused");
        assertThat(browser.get("/who").asString()).isEqualTo("guest");
        assertThat(browser.cookie("souk_session")).isEmpty();
        assertThat(browser.cookie("souk_refresh")).isEmpty();
    }

    @Test
    void aServiceThatIsAwaySignsNobodyOut() {
        signIn(checkout.token("Ada", checkout.newSession(), ago), "kept");
        checkout.away = true;
        assertThat(browser.get("/who").asString()).isEqualTo("Ada");
        assertThat(browser.cookie("souk_refresh")).isEqualTo("kept");
        bearer(browser.cookie("souk_session")).get("/api/v1/who").then().statusCode(401);
        browser.setCookie(
                "souk_session",
                checkout.token("Ada", checkout.newSession(), clock.instant().minus(Duration.ofHours(2))));
        assertThat(browser.get("/who").asString()).isEqualTo("guest");
    }

    @Test
    void aRevokedSessionIsRefusedHoweverWellItIsSigned() {
        String session = checkout.newSession();
        String token = checkout.token("Ada", session, soon);
        bearer(token).get("/api/v1/who").then().body(equalTo("Ada"));
        signIn(token, "refresh-c");
        checkout.revoke(session);
        tell();
        bearer(token).get("/api/v1/who").then().statusCode(401);
        assertThat(browser.get("/who").asString()).isEqualTo("guest");
        assertThat(browser.cookie("souk_session")).isEmpty();
    }

    @Test
    void aKeptPageGreetsWhoIsSignedInForAsLongAsTheyAre() {
        String page = "/kept/greets-ada";
        String session = checkout.newSession();
        browser.get(page);
        browser.setCookie("souk_session", checkout.token("Ada", session, soon));
        browser.get(page);
        int asked = Integer.parseInt(given().get(page + "/asked").asString());
        assertThat(browser.get(page).asString()).contains("Ada");
        assertThat(given().get(page + "/asked").asString())
                .as("known by the same cookies")
                .isEqualTo(Integer.toString(asked));
        checkout.revoke(session);
        tell();
        assertThat(browser.get(page).asString()).doesNotContain("Ada");
        assertThat(browser.cookie("souk_session")).isEmpty();
    }

    @Test
    void aNewKeyIsAskedForAndTheOldOneStaysGood() {
        String before = checkout.token("Ada", checkout.newSession(), soon);
        checkout.newKey("second");
        tell();
        bearer(checkout.token("Ada", checkout.newSession(), soon))
                .get("/api/v1/who")
                .then()
                .statusCode(200);
        bearer(before).get("/api/v1/who").then().statusCode(200);
    }

    @Test
    void strangersWhoNameKeysDoNotMakeItAskAllTheTime() {
        int asked = checkout.newsAsked.get();
        for (int i = 0; i < 50; i++) {
            EllipticCurveJsonWebKey key = TestingIdentityProvider.madeKey("unknown-" + i);
            JwtClaims claims = TestingIdentityProvider.claims("Eve", checkout.newSession(), soon);
            bearer(TestingIdentityProvider.signed(claims, key, AccessTokens.TYPE))
                    .get("/api/v1/who")
                    .then()
                    .statusCode(401);
        }
        assertThat(checkout.newsAsked.get() - asked).isLessThan(10);
    }

    @Test
    void theKeysOfBeforeHoldWhileNobodyTells() {
        String token = checkout.token("Ada", checkout.newSession(), soon);
        checkout.away = true;
        tell();
        bearer(token).get("/api/v1/who").then().statusCode(200);
    }

    /** It may be one of ours that signs since then: "no" would sign an app out. */
    @Test
    void aKeyThatNobodyCanBeAskedAboutIsNotRefused() {
        checkout.away = true;
        checkout.newKey("unheard of");
        String token = checkout.token("Ada", checkout.newSession(), soon);
        tell();
        bearer(token).get("/api/v1/who").then().statusCode(503).header("Retry-After", notNullValue());
        checkout.away = false;
        tell();
        bearer(token).get("/api/v1/who").then().statusCode(200);
    }

    @Test
    void aFormShownBeforeSigningInIsRefusedAfterIt() {
        String guests = browser.token();
        signIn(checkout.token("Ada", checkout.newSession(), soon), "refresh-d");
        assertThat(browser.post("/form", Map.of("_token", guests)).statusCode()).isEqualTo(403);
        String own = browser.token();
        assertThat(browser.post("/form", Map.of("_token", own)).statusCode()).isEqualTo(303);
        browser.setCookie("souk_session", checkout.token("Ada", checkout.newSession(), soon));
        assertThat(browser.post("/form", Map.of("_token", own)).statusCode())
                .as("another session of hers")
                .isEqualTo(403);
    }

    @Test
    void whatEverybodyKeepsRenewsNobody() {
        signIn(checkout.token("Ada", checkout.newSession(), ago), "old-3");
        int asked = checkout.renewalsAsked.get();
        assertThat(browser.get("/pictures/testing").getHeaders().hasHeaderWithName("Set-Cookie"))
                .isFalse();
        assertThat(checkout.renewalsAsked.get()).isEqualTo(asked);
    }

    @Test
    void anAppMayAskForTokensWithTheOldOne() {
        bearer(checkout.token("Ada", checkout.newSession(), ago))
                .post("/api/v1/tokens/refresh")
                .then()
                .statusCode(200)
                .body(equalTo("guest"));
    }

    @Test
    void aNameIsTextAndNoCode() {
        signIn(checkout.token("<script>{config:x}", checkout.newSession(), soon), "refresh-e");
        assertThat(browser.get("/form").asString())
                .contains("Hello, &lt;script&gt;{config:x}", "/account/orders")
                .doesNotContain("<script>{");
        given().get("/form").then().body(containsString("Sign in")).body(not(containsString("/account/orders")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://evil.example",
                "//evil.example",
                "/\\evil.example",
                "/x\r\nSet-Cookie: a=b",
                "javascript:alert(1)",
                "evil",
                "",
                "/\t/evil.example"
            })
    void onePathOfOursIsWhereToGoOn(String typed) {
        assertThat(NextPage.of(typed).path()).isEqualTo("/");
    }

    @Test
    void aPathWithItsQueryIs() {
        assertThat(NextPage.of("/checkout?a=b").path()).isEqualTo("/checkout?a=b");
    }

    private void signIn(String access, String refresh) {
        browser.setCookie("souk_session", access);
        browser.setCookie("souk_refresh", refresh);
    }

    private void tell() {
        news.refreshNow().await().atMost(Duration.ofSeconds(10));
    }

    private static io.restassured.specification.RequestSpecification bearer(String token) {
        return given().header("Authorization", "Bearer " + token);
    }

    private static String unsigned(JwtClaims claims) {
        Base64.Encoder base64 = Base64.getUrlEncoder().withoutPadding();
        return base64.encodeToString(
                        "{\"alg\":\"none\",\"kid\":\"first\",\"typ\":\"at+jwt\"}".getBytes(StandardCharsets.UTF_8))
                + '.'
                + base64.encodeToString(claims.toJson().getBytes(StandardCharsets.UTF_8))
                + '.';
    }
}
