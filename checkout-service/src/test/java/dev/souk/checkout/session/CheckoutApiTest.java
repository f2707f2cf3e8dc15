package dev.souk.checkout.session;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import dev.souk.checkout.Neighbours;
import dev.souk.checkout.Shopper;
import dev.souk.checkout.TestingCarts;
import dev.souk.checkout.TestingClock;
import dev.souk.checkout.TestingServer.Fault;
import dev.souk.checkout.TestingStock;
import dev.souk.embedded.junit.EmbeddedDatabase;
import dev.souk.house.KeptDescription;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.vertx.VertxContextSupport;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import io.vertx.core.json.JsonObject;
import jakarta.inject.Inject;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@WithTestResource(
        value = EmbeddedDatabase.class,
        initArgs = {@ResourceArg(name = "schema", value = "checkout"), @ResourceArg(name = "replicas", value = "0")})
@WithTestResource(Neighbours.class)
class CheckoutApiTest {

    private static final String SESSIONS = "/api/v1/checkout-sessions";

    @Inject
    TestingClock clock;

    @Inject
    ExpireSessions expireSessions;

    @Inject
    CheckoutSessions sessions;

    @SuppressWarnings("NullAway.Init") // the test resource sets it
    TestingStock stock;

    @SuppressWarnings("NullAway.Init") // the test resource sets it
    TestingCarts carts;

    @BeforeEach
    void open() {
        Shopper.arrive();
        clock.present();
        stock.use(clock);
        stock.shelve("lamp", 1000, 1250);
        stock.shelve("last", 1, 99);
    }

    @AfterEach
    void behave() {
        stock.behave();
        carts.behave();
    }

    @Test
    void takesASnapshotOfTheCart() {
        String cart = carts.fill("lamp", 3);

        ValidatableResponse created = start(cart)
                .statusCode(201)
                .header("Location", matchesPattern(SESSIONS + "/[0-9a-z]{26}"))
                .body("status", equalTo("incomplete"))
                .body("problems.pointer", hasItems("/email", "/shippingAddress/name", "/deliveryMethod"))
                .body("deliveryOptions.method", hasItems("standard", "express"))
                .body("totals.subtotal.amount", equalTo(3750))
                .body("totals.discount.amount", equalTo(0))
                .body("totals.delivery", nullValue())
                .body("totals.tax", nullValue())
                .body("totals.total.amount", equalTo(3750))
                .body("order", nullValue())
                .body("lines[0].title", equalTo("The lamp"))
                .body("lines[0].options.Colour", equalTo("Blue"))
                .body("lines[0].picture.url", equalTo("/pictures/lamp.svg"))
                .body("lines[0].total.amount", equalTo(3750));
        String id = created.extract().path("id");

        stock.shelve("lamp", 1000, 9999);
        carts.put(cart, "lamp", 7);
        start(cart).statusCode(200).body("id", equalTo(id)).body("totals.total.amount", equalTo(3750));
        get(id).statusCode(200).body("lines[0].unitPrice.amount", equalTo(1250)).header("ETag", notNullValue());
    }

    @Test
    void countsDeliveryAndTaxOnceItKnowsWhereItGoes() {
        String id = started(carts.fill("lamp", 3));

        change(id, details("US", "94110", "CA", "standard"))
                .statusCode(200)
                .body("status", equalTo("ready_for_complete"))
                .body("problems", empty())
                .body("totals.delivery.amount", equalTo(490))
                .body("totals.tax.amount", equalTo(307)) // 7.25 % of 42.40 is 3.074
                .body("totals.total.amount", equalTo(4547))
                .body("shippingAddress.city", equalTo("Somewhere"));
        change(id, details("de", " 10115 ", null, "express"))
                .body("totals.delivery.amount", equalTo(1490))
                .body("totals.tax.amount", equalTo(996)) // 19 % of 52.40 is 9.956
                .body("shippingAddress.country", equalTo("DE"))
                .body("shippingAddress.postalCode", equalTo("10115"));
        change(id, details("JP", "100-0001", null, "express")).body("totals.tax.amount", equalTo(0));
    }

    @ParameterizedTest
    @CsvSource({
        "US,9411,standard,/shippingAddress/postalCode",
        "DE,ABCDE,standard,/shippingAddress/postalCode",
        "XX,12345,standard,/shippingAddress/country",
        "US,94110,drone,/deliveryMethod"
    })
    void saysWhatCannotBeRight(String country, String postalCode, String method, String pointer) {
        String id = started(carts.fill("lamp", 1));

        change(id, details(country, postalCode, null, method))
                .statusCode(200)
                .body("status", equalTo("incomplete"))
                .body("problems", hasSize(1))
                .body("problems[0].pointer", equalTo(pointer));
    }

    @Test
    void knowsCountriesWithoutPostalCodes() {
        String id = started(carts.fill("lamp", 1));

        change(id, details("HK", null, null, "standard")).body("status", equalTo("ready_for_complete"));
        change(id, details("FR", null, null, "standard"))
                .body("problems.pointer", hasItem("/shippingAddress/postalCode"));
    }

    @Test
    void refusesWhatCannotBeKept() {
        String id = started(carts.fill("lamp", 1));
        JsonObject body = details("US", "94110", null, "standard").put("email", "a@b.example\u0007");
        body.getJsonObject("shippingAddress").put("name", "x".repeat(101));

        change(id, body)
                .statusCode(422)
                .body("type", endsWith("/invalid-body"))
                .body("errors.pointer", hasItems("/email", "/shippingAddress/name"));
        get(id).body("email", nullValue());
    }

    @Test
    void refusesOtherShapes() {
        String id = started(carts.fill("lamp", 1));

        change(id, new JsonObject().put("email", 7)).statusCode(422).body("errors[0].pointer", equalTo("/email"));
        change(id, new JsonObject().put("shippingAddress", "at home"))
                .statusCode(422)
                .body("errors[0].pointer", equalTo("/shippingAddress"));
        change(id, new JsonObject().putNull("email").put("gift", true)).statusCode(200);
    }

    @Test
    void aMistakeInTheAddressOfAPersonIsNotKeptSecret() {
        String id = started(carts.fill("lamp", 1));

        change(id, details("US", "94110", null, "standard").put("email", "nobody at home"))
                .statusCode(200)
                .body("problems.pointer", hasItem("/email"));
    }

    @Test
    void setsNothingAsideWhenThereIsTooLittle() {
        int before = stock.available("lamp");
        String cart = carts.fill("lamp", 2);
        carts.put(cart, "last", 2);

        start(cart)
                .statusCode(409)
                .body("type", endsWith("/insufficient-stock"))
                .body("errors[0].pointer", equalTo("/lines/1"));
        assertThat(stock.available("lamp")).isEqualTo(before);
    }

    @Test
    void oneOfTwoGetsTheLastPiece() {
        String first = carts.fill("last", 1);
        String id = started(first);

        start(carts.fill("last", 1)).statusCode(409).body("type", endsWith("/insufficient-stock"));
        given().post(SESSIONS + "/" + id + "/cancel").then().statusCode(200).body("status", equalTo("canceled"));
        given().post(SESSIONS + "/" + id + "/cancel").then().statusCode(200).body("status", equalTo("canceled"));
        String second = started(carts.fill("last", 1));

        change(id, details("US", "94110", null, "standard")).statusCode(409).body("type", endsWith("/checkout-closed"));
        given().post(SESSIONS + "/" + second + "/cancel").then().statusCode(200);
    }

    @Test
    void knowsNoCartNoSessionNoBody() {
        start("no-such-cart").statusCode(404).body("type", endsWith("/not-found"));
        get("00000000000000000000000000").statusCode(404).body("type", endsWith("/not-found"));
        get("'; drop table--").statusCode(404);
        change("00000000000000000000000000", details("US", "94110", null, "standard"))
                .statusCode(404);
        given().contentType(ContentType.JSON).body("{}").post(SESSIONS).then().statusCode(422);
        given().contentType(ContentType.JSON).body("{").post(SESSIONS).then().statusCode(400);
    }

    @Test
    void aKeyIsAnsweredTheSameAgain() {
        String cart = carts.fill("lamp", 5);
        int before = stock.available("lamp");
        String id = start(cart, "a")
                .statusCode(201)
                .header("Idempotent-Replayed", nullValue())
                .extract()
                .path("id");

        start(cart, "a").statusCode(201).header("Idempotent-Replayed", "true").body("id", equalTo(id));
        start(cart, "b")
                .statusCode(200)
                .header("Idempotent-Replayed", nullValue())
                .body("id", equalTo(id));
        start(cart, "b").statusCode(200).header("Idempotent-Replayed", "true").body("id", equalTo(id));
        given().post(SESSIONS + "/" + id + "/cancel").then().statusCode(200);
        start(cart, "a").statusCode(201).body("id", equalTo(id)).body("status", equalTo("canceled"));
        assertThat(stock.available("lamp")).isEqualTo(before);
        given().contentType(ContentType.JSON)
                .header("Idempotency-Key", "a")
                .body("{\"cartId\": \"" + cart + "\"}")
                .post(SESSIONS)
                .then()
                .statusCode(422)
                .body("type", endsWith("/idempotency-key-reused"));
        start(cart, "c").statusCode(201).body("id", not(equalTo(id)));
    }

    @Test
    void anAnsweredKeyIsReplayedWhateverBecameOfTheCart() {
        String cart = carts.fill("lamp", 1);
        String id = start(cart, "k").statusCode(201).extract().path("id");
        given().post(SESSIONS + "/" + id + "/cancel").then().statusCode(200);
        carts.put(cart, "lamp", 0);

        start(cart, "k")
                .statusCode(201)
                .header("Idempotent-Replayed", "true")
                .body("id", equalTo(id))
                .body("status", equalTo("canceled"));
    }

    @Test
    void aKeyThatIsRefusedSetsNothingAside() {
        String cart = carts.fill("lamp", 2);
        String id = start(cart, "k").statusCode(201).extract().path("id");
        given().post(SESSIONS + "/" + id + "/cancel").then().statusCode(200);
        int before = stock.available("lamp");

        given().contentType(ContentType.JSON)
                .header("Idempotency-Key", "k")
                .body("{\"cartId\": \"" + cart + "\"  }")
                .post(SESSIONS)
                .then()
                .statusCode(422)
                .body("type", endsWith("/idempotency-key-reused"));

        assertThat(stock.available("lamp")).isEqualTo(before);
    }

    @ParameterizedTest
    @ValueSource(strings = {"ü", "", "a b", "../carts", "\uD83D\uDC1F"})
    void whatCannotBeACartIsNone(String cart) {
        start(cart).statusCode(404).body("type", endsWith("/not-found"));
    }

    @Test
    void manyAtOnceAreOne() throws Exception {
        String cart = carts.fill("lamp", 5);
        int before = stock.available("lamp");

        List<Integer> statuses = new ArrayList<>();
        try (ExecutorService crowd = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Integer>> answers = IntStream.range(0, 10)
                    .mapToObj(one -> crowd.submit(() -> start(cart).extract().statusCode()))
                    .toList();
            for (Future<Integer> answer : answers) {
                statuses.add(answer.get());
            }
        }

        assertThat(statuses).containsOnly(200, 201).containsOnlyOnce(201);
        assertThat(stock.available("lamp")).isEqualTo(before - 5);
    }

    @Test
    void expiresAfterAQuarterOfAnHour() throws Throwable {
        String cart = carts.fill("last", 1);
        String id = started(cart);

        clock.advance(Duration.ofMinutes(15));
        get(id).statusCode(200).body("status", equalTo("expired"));
        change(id, details("US", "94110", null, "standard"))
                .statusCode(409)
                .body("type", endsWith("/checkout-expired"));
        int expired = VertxContextSupport.subscribeAndAwait(() -> expireSessions.run());

        assertThat(expired).isPositive();
        assertThat(stock.available("last")).isEqualTo(1);
        get(id).body("status", equalTo("expired"));
        String next = start(cart)
                .statusCode(201)
                .body("id", not(equalTo(id)))
                .extract()
                .path("id");
        given().post(SESSIONS + "/" + next + "/cancel").then().statusCode(200);
    }

    @Test
    void beginsAnewBeforeTheJobHasSeenThatItIsOver() {
        String cart = carts.fill("last", 1);
        String id = started(cart);
        change(id, details("US", "94110", null, "standard")).statusCode(200);

        clock.advance(Duration.ofMinutes(16));
        String next = start(cart)
                .statusCode(201)
                .body("shippingAddress.country", equalTo("US"))
                .extract()
                .path("id");

        assertThat(next).isNotEqualTo(id);
        given().post(SESSIONS + "/" + next + "/cancel").then().statusCode(200);
    }

    @Test
    void aBusyShopperHasAnHourAndNoMore() throws Throwable {
        carts.belongs(carts.fill("lamp", 1), "busy");
        String id = created("busy").id();
        Instant began = clock.instant();

        for (int minute = 0; minute < 60; minute += 12) {
            clock.advance(Duration.ofMinutes(12));
            VertxContextSupport.subscribeAndAwait(() -> sessions.visit(id, new Buyer(null, "busy")));
            if (minute < 48) {
                change(id, details("US", "94110", null, "standard"))
                        .statusCode(200)
                        .body("status", equalTo("ready_for_complete"));
                Instant expiresAt = Instant.parse(get(id).extract().path("expiresAt"));
                assertThat(expiresAt).isAfter(clock.instant()).isBefore(began.plus(Duration.ofMinutes(61)));
            }
        }
        get(id).body("status", equalTo("expired"));
    }

    @Test
    void aVisitorsChangedCartIsCheckedOutAsItIsNow() throws Throwable {
        String cart = carts.fill("last", 1);
        carts.belongs(cart, "visitor-1");
        CheckoutView first = created("visitor-1");

        assertThat(start("visitor-1", Started.Open.class).session().id()).isEqualTo(first.id());
        carts.put(cart, "lamp", 2);
        CheckoutView second = created("visitor-1");

        assertThat(second.id()).isNotEqualTo(first.id());
        assertThat(second.lines()).hasSize(2);
        get(first.id()).body("status", equalTo("canceled"));
        given().post(SESSIONS + "/" + second.id() + "/cancel").then().statusCode(200);
    }

    @Test
    void aVisitorCannotHoardStock() throws Throwable {
        for (int i = 0; i < 3; i++) {
            carts.belongs(carts.fill("lamp", 1), "hoarder");
            created("hoarder");
        }
        carts.belongs(carts.fill("lamp", 1), "hoarder");

        start("hoarder", Started.TooMany.class);
    }

    @Test
    void anAnswerThatIsLostIsAskedForAgain() {
        int before = stock.available("lamp");
        stock.next("reserve", Fault.FORGET_ANSWER);

        start(carts.fill("lamp", 2)).statusCode(201);

        assertThat(stock.available("lamp")).isEqualTo(before - 2);
    }

    @Test
    void anAnswerThatIsLostCostsNothing() {
        int before = stock.available("lamp");
        IntStream.range(0, 3).forEach(one -> stock.next("reserve", Fault.FORGET_ANSWER));
        String cart = carts.fill("lamp", 1);

        start(cart).statusCode(503).header("Retry-After", notNullValue());
        start(cart).statusCode(201);

        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(stock.available("lamp")).isEqualTo(before - 1));
    }

    @Test
    void isDescribed() throws IOException {
        String present = given().get("/q/openapi?format=json").asString();
        KeptDescription.requireKept("checkout", present);
        assertThat(JsonPath.from(present).getMap("paths").keySet())
                .hasSizeGreaterThan(4)
                .allMatch(path -> path.toString().startsWith("/api/v1/"));
    }

    private CheckoutView created(String visitor) throws Throwable {
        return start(visitor, Started.Created.class).session();
    }

    private <T extends Started> T start(String visitor, Class<T> expected) throws Throwable {
        Started started = VertxContextSupport.subscribeAndAwait(() -> sessions.startFor(new Buyer(null, visitor)));
        assertThat(started).isInstanceOf(expected);
        return expected.cast(started);
    }

    private static String started(String cart) {
        return start(cart).statusCode(201).extract().path("id");
    }

    private static ValidatableResponse start(String cart) {
        return given().contentType(ContentType.JSON)
                .body(new JsonObject().put("cartId", cart).encode())
                .post(SESSIONS)
                .then();
    }

    private static ValidatableResponse start(String cart, String key) {
        return given().contentType(ContentType.JSON)
                .header("Idempotency-Key", key)
                .body(new JsonObject().put("cartId", cart).encode())
                .post(SESSIONS)
                .then();
    }

    private static ValidatableResponse get(String id) {
        return given().get(SESSIONS + "/{id}", id).then();
    }

    private static ValidatableResponse change(String id, JsonObject details) {
        return given().contentType(ContentType.JSON)
                .body(details.encode())
                .put(SESSIONS + "/" + id)
                .then();
    }

    private static JsonObject details(
            String country, @Nullable String postalCode, @Nullable String region, String method) {
        return new JsonObject()
                .put("email", "ada@shop.example")
                .put(
                        "shippingAddress",
                        new JsonObject()
                                .put("name", "Ada Lovelace")
                                .put("line1", "1 Long Street")
                                .put("city", "Somewhere")
                                .put("region", region)
                                .put("postalCode", postalCode)
                                .put("country", country))
                .put("deliveryMethod", method);
    }
}
