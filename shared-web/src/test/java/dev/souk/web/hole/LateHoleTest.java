package dev.souk.web.hole;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;

import dev.souk.web.visitor.TestingBrowser;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A page that waited for a hole is a page like any other, kept or made for one request. */
@QuarkusTest
@TestProfile(LateHoleTest.LateGreeting.class)
class LateHoleTest {

    @ParameterizedTest
    @ValueSource(strings = {"/form", "/kept/late"})
    void itsPageGoesOutWithAllElse(String path) {
        TestingBrowser browser = new TestingBrowser();
        Response page = browser.get(path);
        page.then()
                .statusCode(200)
                .contentType("text/html; charset=UTF-8")
                .header("Cache-Control", "private, no-cache")
                .header("Content-Security-Policy", containsString("script-src 'self'"))
                .body(containsString("<div class=\"greeting\">Good day</div>"))
                .body(containsString(", empty</span>"))
                .body(containsString("name=\"_token\""));
        assertThat(browser.request()
                        .header("If-None-Match", browser.get(path).header("ETag"))
                        .get(path)
                        .statusCode())
                .isEqualTo(304);
        assertThat(browser.post("/form", Map.of("_token", browser.token())).statusCode())
                .isEqualTo(303);
    }

    /** The application with a greeting that never comes. */
    public static final class LateGreeting implements QuarkusTestProfile {

        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of(
                    "testing.greeting",
                    "late",
                    "quarkus.arc.exclude-types",
                    "dev.souk.db.**,dev.souk.web.hole.GreetingFilling");
        }
    }
}
