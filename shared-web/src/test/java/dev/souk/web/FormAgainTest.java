package dev.souk.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;

import dev.souk.web.visitor.TestingBrowser;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.xml.XmlPath;
import io.restassured.path.xml.XmlPath.CompatibilityMode;
import io.restassured.response.Response;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A form that could not be taken loses nothing. */
@QuarkusTest
class FormAgainTest {

    private static final String FORM = "html.body.main.'**'.find { it.name() == 'form' && it.@method == 'post' }";
    private static final String HOSTILE = "\"'><script>alert(1)</script>{config:foo} &amp; größer";

    private final TestingBrowser browser = new TestingBrowser();

    @ParameterizedTest
    @CsvSource({"away, 5", "contended, 1", "busy, 7"})
    void holdsAllThatWasSentToSendItAgain(String how, String seconds) {
        String token = browser.token();
        Response page = post(
                "/fails?how=" + how, "quantity", "3", "to", "a", "_token", token, "to", "b", "note", HOSTILE, "x", "");

        page.then()
                .statusCode(503)
                .contentType("text/html; charset=UTF-8")
                .header("Retry-After", seconds)
                .header("Cache-Control", "no-store")
                .body(containsString("We will be right back"))
                .body(containsString("role=\"alert\""))
                .body(not(containsString("<script>alert")));
        assertThat(fields(page))
                .containsExactly("_token=" + token, "quantity=3", "to=a", "to=b", "note=" + HOSTILE, "x=");
        assertThat(button(page)).isEqualTo("Try again");
        assertThat(entered(page)).containsExactly("Quantity 3");
    }

    @Test
    void theSameFormIsSentToTheSameAddress() {
        Response page = post("/fails?how=away&next=1", "_token", browser.token(), "a", "1");

        assertThat(page(page).getString(FORM + ".@action"))
                .as("none: the page's own address")
                .isNull();
        assertThat(entered(page)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"card", "cardNumber", "securityCode", "cvc", "newPassword", "paymentToken"})
    void aSecretIsNotShownAndAskedForAgain(String name) {
        for (String how : List.of("away", "lost")) {
            Response page = post(
                    "/fails?how=" + how, "_token", browser.token(), name, "4242424242424242", "idempotencyKey", "k");

            page.then()
                    .statusCode(503)
                    .body(not(containsString("4242")))
                    .body(containsString("the form will ask for them once more"));
            assertThat(fields(page)).last().isEqualTo("idempotencyKey=k");
            assertThat(button(page)).isEqualTo("Back to the form");
        }
    }

    @Test
    void whatMayHaveBeenDoneIsLookedAtFirst() {
        Response page = post("/fails?how=lost", "_token", browser.token(), "quantity", "3");

        page.then()
                .statusCode(503)
                .header("Retry-After", "5")
                .body(containsString("We cannot say whether that worked"))
                .body(containsString("have a look before you send it once more"))
                .body(containsString("<a class=\"button\" href=\"/cart\">"));
        assertThat(fields(page)).last().isEqualTo("quantity=3");
        assertThat(button(page)).isEqualTo("Send it once more");
    }

    @Test
    void whatHasAKeyIsSafeToSendAgain() {
        Response page = post("/fails?how=lost", "_token", browser.token(), "idempotencyKey", "k");

        page.then().statusCode(503).body(containsString("it will not be done twice"));
        assertThat(button(page)).isEqualTo("Try again");
    }

    @Test
    void aFormThatTheGuardDidNotLetInIsNotRepeated() {
        browser.token();
        post("/fails?how=away", "_token", "wrong", "quantity", "3")
                .then()
                .statusCode(403)
                .body(not(containsString("name=\"quantity\"")));
        browser.get("/fails?how=away")
                .then()
                .statusCode(503)
                .body(not(containsString("method=\"post\"")))
                .body(containsString("<a class=\"button\" href=\"\">"));
    }

    private Response post(String path, String... fields) {
        List<String> pairs = new ArrayList<>();
        for (int i = 0; i < fields.length; i += 2) {
            pairs.add(URLEncoder.encode(fields[i], StandardCharsets.UTF_8) + "="
                    + URLEncoder.encode(fields[i + 1], StandardCharsets.UTF_8));
        }
        return browser.request()
                .contentType("application/x-www-form-urlencoded; charset=UTF-8")
                .body(String.join("&", pairs))
                .post(path);
    }

    private static List<String> fields(Response page) {
        return page(page)
                .getList(
                        FORM
                                + ".'**'.findAll { it.name() == 'input' }.collect { it.@name.toString() + '=' + it.@value }",
                        String.class);
    }

    private static String button(Response page) {
        return page(page).getString(FORM + ".button");
    }

    private static List<String> entered(Response page) {
        return page(page)
                .getList(
                        "html.body.main.'**'.findAll { it.name() == 'dt' }.collect { it.text() + ' ' + it.parent().dd.text() }",
                        String.class);
    }

    private static XmlPath page(Response response) {
        return new XmlPath(CompatibilityMode.HTML, response.asString());
    }
}
