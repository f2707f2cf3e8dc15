package dev.souk.cart.cart;

import static dev.souk.cart.TestingCart.json;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import dev.souk.cart.Surroundings;
import dev.souk.cart.TestingCart;
import dev.souk.cart.TestingCatalogue;
import dev.souk.cart.TestingClock;
import dev.souk.house.KeptDescription;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a program sees of carts while all is well. */
@QuarkusTest
@WithTestResource(Surroundings.class)
class CartApiTest {

    @SuppressWarnings("NullAway.Init") // the test resource sets it
    TestingCatalogue catalogue;

    @Inject
    TestingClock clock;

    @BeforeEach
    void stock() {
        forgetOffers();
        catalogue.offer("POT", "Blue teapot", 1299, 50);
        catalogue.offer("CUP", "Cup", 450, 50);
    }

    @Test
    void makesAnEmptyCart() {
        String id = json().post("/api/v1/carts")
                .then()
                .statusCode(201)
                .header("Location", matchesPattern("/api/v1/carts/[0-9a-f]{32}"))
                .header("ETag", matchesPattern("\"v1-[\\w-]+\""))
                .body("lines", empty())
                .body("version", equalTo(1))
                .body("totals.subtotal.amount", equalTo(0))
                .body("totals.discount.amount", equalTo(0))
                .body("totals.delivery", nullValue())
                .body("totals.tax", nullValue())
                .body("totals.total.currency", equalTo("USD"))
                .body("notices", empty())
                .extract()
                .path("id");
        TestingCart.of(id).get().statusCode(200).body("id", equalTo(id));
    }

    @Test
    void makesACartWithLines() {
        json().body("{\"lines\": [{\"sku\": \"POT\", \"quantity\": 2}, {\"sku\": \"CUP\", \"quantity\": 1},"
                        + " {\"sku\": \"POT\", \"quantity\": 1}]}")
                .post("/api/v1/carts")
                .then()
                .statusCode(201)
                .body("lines.sku", equalTo(List.of("POT", "CUP")))
                .body("lines[0].quantity", equalTo(3))
                .body("lines[0].title", equalTo("Blue teapot"))
                .body("lines[0].unitPrice.amount", equalTo(1299))
                .body("lines[0].total.amount", equalTo(3 * 1299))
                .body("totals.subtotal.amount", equalTo(3 * 1299 + 450))
                .body("totals.total.amount", equalTo(3 * 1299 + 450));
        json().body("{\"lines\": [null]}")
                .post("/api/v1/carts")
                .then()
                .statusCode(422)
                .body("errors[0].pointer", equalTo("/lines/0"));
        json().body("{\"lines\": null}").post("/api/v1/carts").then().statusCode(201);
        json().body("{\"lines\": [{\"sku\": \"POT\", \"quantity\": 1}, {\"sku\": \"NONE\", \"quantity\": 1}]}")
                .post("/api/v1/carts")
                .then()
                .statusCode(422)
                .body("type", endsWith("/unknown-sku"))
                .body("errors[0].pointer", equalTo("/lines/1/sku"));
    }

    @Test
    void mergesBySku() {
        TestingCart cart = TestingCart.empty();
        cart.add("POT", 1).statusCode(201).body("version", equalTo(2)).body("lines", hasSize(1));
        cart.add("POT", 2).statusCode(200).body("version", equalTo(3)).body("lines[0].quantity", equalTo(3));
        cart.add("CUP", 1).statusCode(201).body("lines", hasSize(2)).body("lines[1].sku", equalTo("CUP"));
        cart.post("[{\"sku\": \"POT\", \"quantity\": 1}, {\"sku\": \"CUP\", \"quantity\": 1}]")
                .statusCode(200)
                .body("lines.quantity", equalTo(List.of(4, 2)))
                .header("ETag", matchesPattern("\"v5-[\\w-]+\""));
    }

    @Test
    void changesAndRemoves() {
        TestingCart cart = TestingCart.empty();
        cart.add("POT", 1);
        cart.add("CUP", 1);
        String pot = cart.lineOf("POT");
        cart.change(pot, "{\"quantity\": 7}").statusCode(200).body("lines[0].quantity", equalTo(7));
        cart.change(pot, "{\"quantity\": 7}").statusCode(200).body("version", equalTo(4));
        cart.change(pot, "{\"quantity\": 0}").statusCode(200).body("lines.sku", equalTo(List.of("CUP")));
        cart.change(pot, "{\"quantity\": 1}").statusCode(404);
        cart.remove(cart.lineOf("CUP")).statusCode(200).body("lines", empty()).body("version", equalTo(6));
    }

    @Test
    void holdsNinetyNineOfAThingAndAHundredThings() {
        TestingCart cart = TestingCart.empty();
        limit(cart.add("POT", 100), "/quantity-limit", "/quantity");
        cart.add("POT", 99).statusCode(201);
        limit(cart.add("POT", 1), "/quantity-limit", "/quantity");
        limit(cart.change(cart.lineOf("POT"), "{\"quantity\": 100}"), "/quantity-limit", "/quantity");
        limit(
                cart.post("[{\"sku\": \"CUP\", \"quantity\": 1}, {\"sku\": \"POT\", \"quantity\": 1}]"),
                "/quantity-limit",
                "/1/quantity");
        cart.get().body("lines", hasSize(1)).body("version", equalTo(2));

        IntStream.range(0, 100).forEach(i -> catalogue.offer("S" + i, "Spoon " + i, 100, 5));
        String all = IntStream.range(0, 99)
                .mapToObj(i -> "{\"sku\": \"S" + i + "\", \"quantity\": 1}")
                .collect(Collectors.joining(",", "[", "]"));
        cart.post(all).statusCode(201).body("lines", hasSize(100));
        limit(cart.add("S99", 1), "/line-limit", "");
        String more = IntStream.range(0, 3000)
                .mapToObj(i -> "{\"sku\": \"M" + i + "\", \"quantity\": 1}")
                .collect(Collectors.joining(",", "[", "]"));
        limit(TestingCart.empty().post(more), "/line-limit", "/2999");
        cart.add("S5", 1).statusCode(200);
    }

    private static void limit(ValidatableResponse answer, String type, String pointer) {
        answer.statusCode(422)
                .contentType("application/problem+json")
                .body("type", endsWith(type))
                .body("errors[0].pointer", equalTo(pointer));
    }

    @Test
    void refusesWhatIsNotForSale() {
        TestingCart cart = TestingCart.empty();
        for (String sku : new String[] {"NONE", "", "x".repeat(65), "POT ", "pot", "☕", "' or 1=1 --", "%"}) {
            limit(cart.add(sku, 1), "/unknown-sku", "/sku");
        }
        cart.get().body("version", equalTo(1));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{                                                | 400",
                "7                                                | 422",
                "{}                                               | 422",
                "{'sku': 'POT'}                                   | 422",
                "{'sku': 'POT', 'quantity': '1'}                  | 422",
                "{'sku': 'POT', 'quantity': 1.5}                  | 422",
                "{'sku': 'POT', 'quantity': 0}                    | 422",
                "{'sku': 'POT', 'quantity': -1}                   | 422",
                "{'sku': 'POT', 'quantity': 2147483648}           | 422",
                "{'sku': 'POT', 'quantity': 2147483647}           | 422",
                "{'sku': 'POT', 'quantity': 1e99}                 | 422",
                "{'sku': 'POT', 'quantity': null}                 | 422",
                "{'sku': ['POT'], 'quantity': 1}                  | 422",
                "[{'sku': 'POT', 'quantity': 1}, null]            | 422",
                "[[]]                                             | 422"
            })
    void noBodyBreaksIt(String body, int status) {
        TestingCart cart = TestingCart.empty();
        cart.post(body.replace('\'', '"')).statusCode(status).contentType("application/problem+json");
        cart.get().body("version", equalTo(1));
    }

    @Test
    void moreOddBodies() {
        TestingCart cart = TestingCart.empty();
        cart.post("[]").statusCode(200).body("version", equalTo(1));
        cart.post("{\"sku\": \"POT\", \"quantity\": 1, \"gift\": {\"wrap\": true}}")
                .statusCode(201);
        cart.post("{\"sku\": \"\\u0000\", \"quantity\": 1}").statusCode(422);
        cart.post("{\"sku\": \"\\ud800\", \"quantity\": 1}").statusCode(422);
        json().body(" ".repeat(200_000)).post(cart.path() + "/lines").then().statusCode(413);
        String line = cart.lineOf("POT");
        for (String quantity : new String[] {"-1", "\"2\"", "1.5", "null", "99999999999999999999", "{}"}) {
            cart.change(line, "{\"quantity\": " + quantity + "}").statusCode(422);
        }
        cart.change(line, "{}").statusCode(422);
        json().contentType("text/plain")
                .body("x")
                .post(cart.path() + "/lines")
                .then()
                .statusCode(415);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0123456789abcdef0123456789abcdef",
                "0123456789ABCDEF0123456789ABCDEF",
                "x",
                "%00",
                "%F0%9F%8D%B5",
                "..%2f",
                "1%27%20or%20%271"
            })
    void unknownIdsAreNotFound(String id) {
        String path = "/api/v1/carts/" + id;
        given().urlEncodingEnabled(false).get(path).then().statusCode(404);
        given().urlEncodingEnabled(false).delete(path).then().statusCode(404);
        json().urlEncodingEnabled(false)
                .body("{\"sku\": \"POT\", \"quantity\": 1}")
                .post(path + "/lines")
                .then()
                .statusCode(404);
        json().urlEncodingEnabled(false)
                .body("{\"quantity\": 1}")
                .patch(path + "/lines/1")
                .then()
                .statusCode(404);
        TestingCart cart = TestingCart.empty();
        json().urlEncodingEnabled(false)
                .body("{\"quantity\": 1}")
                .patch(cart.path() + "/lines/" + id)
                .then()
                .statusCode(404);
    }

    @Test
    void aCartOfACustomerNeedsOne() {
        given().get("/api/v1/carts/current")
                .then()
                .statusCode(401)
                .contentType("application/problem+json")
                .header("WWW-Authenticate", containsString("Bearer"));
    }

    @Test
    void forgetsACart() {
        TestingCart cart = TestingCart.empty();
        cart.add("POT", 1);
        given().delete(cart.path()).then().statusCode(204);
        cart.get().statusCode(404);
        given().delete(cart.path()).then().statusCode(404);
        cart.add("POT", 1).statusCode(404);
    }

    @Test
    void whatIsKnownIsNotSentAgain() {
        TestingCart cart = TestingCart.empty();
        cart.add("POT", 1);
        String tag = cart.get().statusCode(200).extract().header("ETag");
        assertThat(tag).matches("\"v2-[\\w-]+\"");
        given().header("If-None-Match", tag).get(cart.path()).then().statusCode(304);
        catalogue.offer("POT", "Blue teapot", 1399, 50);
        String after = given().header("If-None-Match", tag)
                .get(cart.path())
                .then()
                .statusCode(200)
                .body("notices.type", equalTo(List.of("price-changed")))
                .extract()
                .header("ETag");
        assertThat(after).startsWith("\"v2-").isNotEqualTo(tag);
    }

    @Test
    void changesOnlyWhatItsAuthorSaw() {
        TestingCart cart = TestingCart.empty();
        String seen = cart.add("POT", 1).extract().header("ETag");
        String line = cart.lineOf("POT");
        cart.change(line, 2, seen).statusCode(200).body("version", equalTo(3));
        cart.change(line, 5, seen)
                .statusCode(412)
                .contentType("application/problem+json")
                .body("type", endsWith("/stale-version"))
                .body("current.version", equalTo(3))
                .body("current.lines[0].quantity", equalTo(2));
        for (String wrong : new String[] {"\"v33\"", "\"v-1\"", "v3", "\"\"", "x", "\"v99999999999999999999-a\""}) {
            cart.change(line, 5, wrong).statusCode(412);
        }
        given().header("If-Match", seen)
                .delete(cart.path() + "/lines/" + line)
                .then()
                .statusCode(412);
        given().header("If-Match", seen).delete(cart.path()).then().statusCode(412);

        catalogue.offer("POT", "Blue teapot", 2000, 50);
        cart.change(line, 5, "\"v7-x\", \"v3-of-another-price-gzip\"").statusCode(200);
        cart.change(line, 6, "*").statusCode(200).body("version", equalTo(5));
        given().header("If-Match", "\"v5-x\"").delete(cart.path()).then().statusCode(204);
    }

    @Test
    void tellsWhatChangedSinceItWasPutIn() {
        TestingCart cart = TestingCart.empty();
        cart.post("[{\"sku\": \"POT\", \"quantity\": 3}, {\"sku\": \"CUP\", \"quantity\": 1}]");

        catalogue.offer("POT", "Blue teapot", 999, 2);
        catalogue.offer("CUP", "Cup", 450, 0);
        cart.get()
                .body("notices.type", equalTo(List.of("price-changed", "insufficient-stock", "out-of-stock")))
                .body("notices.sku", equalTo(List.of("POT", "POT", "CUP")))
                .body("notices[0].detail", containsString("$12.99"))
                .body("notices[0].detail", containsString("$9.99"))
                .body("notices[1].detail", containsString("2"))
                .body("lines[0].unitPrice.amount", equalTo(999))
                .body("totals.total.amount", equalTo(3 * 999 + 450));

        cart.change(cart.lineOf("POT"), "{\"quantity\": 2}").statusCode(200);
        catalogue.forget("CUP");
        forgetOffers();
        cart.get().body("notices.type", equalTo(List.of("no-longer-available")));
        cart.add("CUP", 1).statusCode(422).body("type", endsWith("/unknown-sku"));
        cart.remove(cart.lineOf("CUP")).statusCode(200).body("notices", empty());
    }

    @Test
    void anAddDoesNotLookAtStock() {
        catalogue.offer("RARE", "Rare", 100, 1);
        TestingCart cart = TestingCart.empty();
        cart.add("RARE", 5).statusCode(201).body("notices[0].type", equalTo("insufficient-stock"));
    }

    @Test
    void hostileNamesStayText() {
        String title = "{config:foo} <script>{#if} \" ' \\ \u2028 ☕";
        catalogue.offer("EVIL", title, 100, 9);
        TestingCart cart = TestingCart.empty();
        cart.add("EVIL", 1).statusCode(201);
        catalogue.offer("EVIL", title, 200, 9);
        cart.get()
                .body("lines[0].title", equalTo(title))
                .body("notices[0].detail", containsString(title))
                .body("notices[0].detail", not(containsString("&lt;")));
    }

    private void forgetOffers() {
        clock.advance(Duration.ofSeconds(3));
    }

    @Test
    void isDescribed() throws IOException {
        String present = given().get("/q/openapi?format=json").asString();
        KeptDescription.requireKept("cart", present);
        assertThat(JsonPath.from(present).getMap("paths").keySet())
                .hasSizeGreaterThan(4)
                .allMatch(path -> path.toString().startsWith("/api/v1/"));
    }
}
