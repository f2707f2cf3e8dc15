package dev.souk.cart.cart;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;

import dev.souk.cart.Crowd;
import dev.souk.cart.Surroundings;
import dev.souk.cart.TestingBrowser;
import dev.souk.cart.TestingCatalogue;
import dev.souk.cart.TestingCatalogue.Mood;
import dev.souk.cart.TestingClock;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.path.json.JsonPath;
import io.restassured.path.xml.XmlPath;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a shopper without script sees and does. */
@QuarkusTest
@WithTestResource(Surroundings.class)
class CartPagesTest {

    @SuppressWarnings("NullAway.Init") // the test resource sets it
    TestingCatalogue catalogue;

    @Inject
    TestingClock clock;

    @BeforeEach
    void stock() {
        catalogue.offer("POT", "Blue teapot", 1299, 50);
        catalogue.offer("CUP", "Cup", 450, 50);
        later();
    }

    @AfterEach
    void bringBack() {
        clock.goOn();
        catalogue.is(Mood.WELL);
    }

    /** Past the double click, and past what is remembered of offers. */
    private void later() {
        clock.advance(Duration.ofSeconds(3));
    }

    @ParameterizedTest
    @CsvSource({"'&', 7000, 400", "'a=b&', 30000, 400", "a, 7000, 413", "a, 100000, 413"})
    void aFormWithTooMuchInItIsRefusedInTheLayoutHoweverManyPiecesItComesIn(String part, int times, int status) {
        given().contentType("application/x-www-form-urlencoded")
                .body(part.repeat(times))
                .post("/cart/lines")
                .then()
                .statusCode(status)
                .contentType("text/html; charset=UTF-8")
                .body(containsString("</main>"));
    }

    /** What it offers to take back stands in a form beside the token, whatever the address says that it is. */
    @Test
    void aTokenBesideWordsOfTheRequestIsNotCompressed() throws Exception {
        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpResponse<byte[]> answer = client.send(
                    HttpRequest.newBuilder(URI.create(
                                    "http://localhost:" + RestAssured.port + "/cart?removed=_token%3Da&quantity=1"))
                            .header("Accept-Encoding", "gzip")
                            .timeout(Duration.ofSeconds(20))
                            .build(),
                    BodyHandlers.ofByteArray());
            assertThat(answer.headers().firstValue("Content-Encoding")).hasValue("gzip");
            assertThat(new String(answer.body(), StandardCharsets.ISO_8859_1))
                    .contains("<input type=\"hidden\" name=\"_token\" value=\"");
        }
    }

    @Test
    void anEmptyCartSaysWhatToDo() {
        given().get("/cart")
                .then()
                .statusCode(200)
                .contentType("text/html; charset=UTF-8")
                .header("Set-Cookie", not(containsString("souk_cart")))
                .body("html.body.main.'**'.find { it.name() == 'h1' }", equalTo("Your cart is empty"))
                .body(containsString("href=\"/\">Look around</a>"))
                .body(containsString("<meta name=\"robots\" content=\"noindex\">"));
    }

    @Test
    void whatIsPutInIsThereAndCounted() {
        TestingBrowser browser = TestingBrowser.open();
        Response added = browser.add("POT", 2);
        added.then().statusCode(303).header("Location", equalTo("/cart?added=POT"));
        assertThat(added.cookie("souk_cart")).startsWith("2");

        Response page = browser.follow(added);
        page.then()
                .statusCode(200)
                .body(containsString("Blue teapot is in your cart."))
                .body(containsString("$12.99 each"))
                .body(containsString("$25.98"))
                .body(containsString("Colour: Blue"))
                .body(containsString("action=\"/checkout\""))
                .body(containsString("Tea &amp; coffee"));
        assertThat(count(TestingBrowser.page(page), "line")).isEqualTo(1);
        later();
        assertThat(browser.add("POT", 3).cookie("souk_cart")).startsWith("5");
        assertThat(quantities(browser.cart())).containsExactly("5");
    }

    @Test
    void aLineIsChangedInPlaceAndRemovedAndPutBack() {
        TestingBrowser browser = TestingBrowser.open();
        browser.add("POT", 2);
        browser.add("CUP", 1);
        String form = form(browser.cart(), 0);

        browser.follow(browser.post(form, Map.of("quantity", 7)));
        assertThat(quantities(browser.cart())).containsExactly("7", "1");

        Response removed = browser.post(form, Map.of("quantity", 0));
        removed.then().statusCode(303).header("Location", containsString("/cart?removed=POT&quantity=7"));
        Response page = browser.follow(removed);
        page.then().body(containsString("Blue teapot was taken out.")).body(containsString("Put it back"));
        assertThat(quantities(TestingBrowser.page(page))).containsExactly("1");
        browser.post(form, Map.of("quantity", 1))
                .then()
                .statusCode(303)
                .header("Location", containsString("refused=not-found"));

        browser.add("POT", 7);
        browser.follow(removed).then().body(not(containsString("Put it back")));
        assertThat(quantities(browser.cart())).containsExactly("1", "7");
    }

    @Test
    void aDoubleClickCountsOnceAndASecondThoughtTwice() throws Exception {
        clock.hold();
        TestingBrowser browser = TestingBrowser.open();
        List<Integer> statuses = Crowd.atOnce(2, i -> browser.add("POT", 1).statusCode());
        assertThat(statuses).containsOnly(303);
        assertThat(quantities(browser.cart())).containsExactly("1");

        later();
        browser.add("POT", 1);
        assertThat(quantities(browser.cart())).containsExactly("2");
        browser.add("POT", 1);
        assertThat(quantities(browser.cart())).containsExactly("2");
        browser.add("POT", 2);
        assertThat(quantities(browser.cart())).containsExactly("4");
    }

    @Test
    void aScriptNumbersItsClicks() {
        TestingBrowser browser = TestingBrowser.open();
        for (String click : List.of("a", "a", "b", "a")) {
            browser.post("/cart/lines", Map.of("sku", "POT", "quantity", 1, "click", click));
        }
        assertThat(quantities(browser.cart())).containsExactly("3");
    }

    @Test
    void firstAddsAtTheSameMomentMakeOneCart() throws Exception {
        IntStream.range(0, 10).forEach(i -> catalogue.offer("S" + i, "Spoon " + i, 100, 50));
        TestingBrowser browser = TestingBrowser.open();
        Crowd.atOnce(10, i -> browser.add("S" + i, 1).then().statusCode(303));

        assertThat(quantities(browser.cart())).hasSize(10).containsOnly("1");
        browser.get("/cart");
        assertThat(browser.cookie("souk_cart")).startsWith("10");
    }

    @Test
    void twoVisitorsHaveTwoCarts() {
        TestingBrowser one = TestingBrowser.open();
        TestingBrowser other = TestingBrowser.open();
        one.add("POT", 1);
        String form = form(one.cart(), 0);
        other.add("CUP", 1);

        other.post(form, Map.of("quantity", 9)).then().header("Location", containsString("refused=not-found"));
        assertThat(quantities(one.cart())).containsExactly("1");
    }

    @Test
    void saysInWordsWhatCannotBeDone() {
        TestingBrowser browser = TestingBrowser.open();
        refused(browser, browser.add("POT", 100), "at most 99 pieces");
        refused(
                browser,
                browser.post("/cart/lines", Map.of("sku", "POT", "quantity", "9999999999")),
                "at most 99 pieces");
        refused(browser, browser.add("NONE", 1), "not for sale any more");
        refused(browser, browser.add("x".repeat(500), 1), "not for sale any more");
        for (String quantity : new String[] {"", "0", "-1", "1.5", "many", "٣"}) {
            refused(browser, browser.post("/cart/lines", Map.of("sku", "POT", "quantity", quantity)), "whole number");
        }
        refused(browser, browser.post("/cart/lines", Map.of("quantity", 1)), "not for sale any more");
        browser.add("POT", 1);
        refused(browser, browser.post(form(browser.cart(), 0), Map.of("quantity", 100)), "at most 99 pieces");
        refused(browser, browser.post("/cart/lines/nonsense", Map.of("quantity", 1)), "not in your cart any more");
        assertThat(quantities(browser.cart())).containsExactly("1");

        catalogue.is(Mood.ILL);
        Response away = browser.add("NEVER-SEEN", 4);
        away.then()
                .statusCode(503)
                .header("Retry-After", "2")
                .body(containsString("try again in a few seconds"))
                .body(containsString("name=\"sku\" value=\"NEVER-SEEN\""))
                .body(containsString("name=\"quantity\" value=\"4\""));
        browser.get("/cart").then().statusCode(200).body(containsString("prices and stock are those we knew last"));
    }

    private static void refused(TestingBrowser browser, Response answer, String words) {
        browser.follow(answer)
                .then()
                .statusCode(200)
                .body(containsString("role=\"alert\""))
                .body(containsString(words));
    }

    @Test
    void whatTheAddressSaysIsOnlyNames() {
        String hostile = "%3Cscript%3Ealert(1)%3C/script%3E";
        for (String query : List.of("added=", "refused=", "quantity=2&removed=", "removed=POT&quantity=")) {
            given().urlEncodingEnabled(false)
                    .get("/cart?" + query + hostile)
                    .then()
                    .statusCode(200)
                    .body(not(containsString("<script>alert")));
        }
    }

    @Test
    void hostileNamesStayText() {
        catalogue.offer("EVIL", "{config:foo} <script>{#if}", 100, 9);
        TestingBrowser browser = TestingBrowser.open();
        browser.follow(browser.add("EVIL", 1))
                .then()
                .statusCode(200)
                .body(not(containsString("<script>{")))
                .body(containsString("{config:foo} &lt;script&gt;{#if}"));
    }

    @Test
    void noticesStandAtTheirLine() {
        TestingBrowser browser = TestingBrowser.open();
        browser.add("POT", 5);
        catalogue.offer("POT", "Blue teapot", 1499, 2);
        browser.get("/cart")
                .then()
                .body(containsString("was $12.99 when you put it in, now it is $14.99"))
                .body(containsString("There are only 2 pieces of Blue teapot left."));
    }

    @Test
    void aStrangersFormChangesNothing() {
        TestingBrowser browser = TestingBrowser.open();
        browser.post("/cart/lines", Map.of("sku", "POT", "quantity", 1, "_token", "wrong"))
                .then()
                .statusCode(403);
        browser.get("/cart").then().body(containsString("Your cart is empty"));
    }

    @Test
    void checkoutFindsTheCartByItsVisitor() {
        TestingBrowser browser = TestingBrowser.open();
        browser.add("POT", 2);
        String visitor = browser.cookie("souk_visitor").substring(0, 32);
        JsonPath cart = given().header("Authorization", "Bearer " + Surroundings.CHECKOUT_KEY)
                .get("/internal/carts/of-visitor/" + visitor)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
        assertThat(cart.getString("lines[0].sku")).isEqualTo("POT");
        assertThat(cart.getString("id")).isNotEqualTo(visitor);
    }

    private static List<String> quantities(XmlPath page) {
        return page.getList(
                "html.body.main.'**'.findAll { it.@id.text().startsWith('quantity-') }.@value", String.class);
    }

    private static int count(XmlPath page, String cssClass) {
        return page.getInt("html.body.main.'**'.findAll { it.@class == '" + cssClass + "' }.size()");
    }

    private static String form(XmlPath page, int line) {
        return page.getList("html.body.main.'**'.findAll { it.@class == 'line__quantity' }.@action", String.class)
                .get(line);
    }
}
