package dev.souk.web;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.souk.cache.Caches;
import dev.souk.cache.TestingRedis;
import dev.souk.web.visitor.TestingBrowser;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.Header;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@WithTestResource(TestingRedis.class)
class ShortWayTest {

    private static final Duration LONG = Duration.ofSeconds(20);

    @Inject
    Caches caches;

    private final TestingBrowser browser = new TestingBrowser();
    private final String path = "/kept/" + UUID.randomUUID();

    /** The first answer makes a visitor of the browser, the second is the precedent. */
    @BeforeEach
    void comeBefore() {
        browser.get(path);
        browser.get(path);
    }

    @ParameterizedTest
    @ValueSource(strings = {"gzip", "identity"})
    void answersTheSameAsTheEndpointWithoutAskingIt(String encoding) {
        Response precedent = get(encoding);
        int asked = asked();
        Response answer = get(encoding);
        assertThat(asked()).isEqualTo(asked);
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(headers(answer)).isEqualTo(headers(precedent)).containsKeys("etag", "content-security-policy");
        assertThat(answer.asByteArray()).isEqualTo(precedent.asByteArray());
        assertThat(answer.asString()).contains("</html>");
    }

    @Test
    void whoIsNewIsWelcomed() {
        int asked = asked();
        assertThat(given().get(path).cookies()).containsKey("souk_visitor");
        assertThat(given().get(path).cookies()).containsKey("souk_visitor");
        assertThat(asked()).isEqualTo(asked + 2);
    }

    @Test
    void whoComesWithACookieThatIsNoneOfOursIsWelcomedEachTime() {
        browser.setCookie("souk_visitor", "0".repeat(32) + ".forged");
        for (int i = 0; i < 3; i++) {
            assertThat(browser.request().get(path).cookies()).containsKey("souk_visitor");
        }
    }

    @Test
    void everybodyGetsTheirOwnToken() {
        TestingBrowser other = new TestingBrowser();
        other.get(path);
        other.get(path);
        String ofOther = token(other.get(path));
        String own = token(browser.get(path));
        assertThat(own).isNotEqualTo(ofOther);
        assertThat(browser.post("/form", Map.of("_token", own)).statusCode()).isEqualTo(303);
        assertThat(browser.post("/form", Map.of("_token", ofOther)).statusCode())
                .isEqualTo(403);
    }

    @Test
    void showsTheCartAsItIsNow() {
        String token = token(browser.get(path));
        browser.post("/form", Map.of("_token", token, "sku", "POT"));
        assertThat(browser.get(path).asString()).contains("3 pieces");
        browser.post("/form", Map.of("_token", token, "sku", "KETTLE"));
        assertThat(browser.get(path).asString()).contains("6 pieces");
        assertThat(browser.get(path).asString()).contains("6 pieces");
    }

    @Test
    void whatChangedIsMadeAgain() {
        int made = made();
        assertThat(browser.get(path).statusCode()).isEqualTo(200);
        assertThat(made()).isEqualTo(made);
        caches.drop(List.of("product:" + path.substring("/kept/".length())), "")
                .await()
                .atMost(LONG);
        browser.get(path);
        assertThat(made()).isEqualTo(made + 1);
    }

    @Test
    void aSessionThatCouldBeRenewedIsLookedAtEachTime() {
        browser.setCookie("souk_refresh", "unknown");
        int asked = asked();
        browser.request().get(path);
        browser.request().get(path);
        browser.request().get(path);
        assertThat(asked()).isEqualTo(asked + 3);
    }

    @Test
    void whoHasThePageOrAsksForMoreIsAnsweredByTheEndpoint() {
        String tag = browser.get(path).header("ETag");
        assertThat(browser.request().header("If-None-Match", tag).get(path).statusCode())
                .isEqualTo(304);
        assertThat(browser.request().head(path).asByteArray()).isEmpty();
        assertThat(browser.request().header("Souk-Position", "forged").get(path).statusCode())
                .isEqualTo(400);
        assertThat(browser.request().accept("application/json").get(path).statusCode())
                .isEqualTo(406);
        int asked = asked();
        browser.request().queryParam("title", "Kettle").get(path);
        assertThat(asked()).isEqualTo(asked + 1);
    }

    @Test
    void appsGetTheSameJsonWithoutAskingTheEndpoint() {
        String json = "/api/v1" + path;
        Response precedent = given().get(json);
        int asked = asked();
        Response answer = given().get(json);
        assertThat(asked()).isEqualTo(asked);
        assertThat(headers(answer)).isEqualTo(headers(precedent)).containsKeys("etag", "content-type");
        assertThat(answer.asByteArray()).isEqualTo(precedent.asByteArray());

        given().header("Authorization", "Bearer forged").get(json).then().statusCode(401);
        given().header("Souk-Position", "forged").get(json).then().statusCode(400);
        given().header("If-None-Match", answer.header("ETag")).get(json).then().statusCode(304);
        given().cookie("position", "any").get(json).then().statusCode(200);
        assertThat(asked()).isEqualTo(asked + 2);
    }

    private Response get(String encoding) {
        return browser.request().header("Accept-Encoding", encoding).get(path);
    }

    private int asked() {
        return Integer.parseInt(given().get(path + "/asked").asString());
    }

    private int made() {
        return Integer.parseInt(given().get(path + "/made").asString());
    }

    private static Map<String, String> headers(Response answer) {
        Map<String, String> headers = new TreeMap<>();
        for (Header header : answer.headers()) {
            headers.put(header.getName().toLowerCase(Locale.ROOT), header.getValue());
        }
        return headers;
    }

    private static String token(Response page) {
        return page.asString().replaceAll("(?s).*name=\"_token\" value=\"([^\"]+)\".*", "$1");
    }
}
