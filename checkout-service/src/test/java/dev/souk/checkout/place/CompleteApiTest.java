package dev.souk.checkout.place;

import static dev.souk.checkout.Shopper.SESSIONS;
import static dev.souk.checkout.Shopper.look;
import static dev.souk.checkout.Shopper.pay;
import static dev.souk.checkout.Shopper.payment;
import static dev.souk.checkout.Shopper.ready;
import static dev.souk.checkout.TestingPayments.APPROVED;
import static dev.souk.checkout.TestingPayments.CHALLENGED;
import static dev.souk.checkout.TestingPayments.DECLINED;
import static dev.souk.checkout.TestingPayments.INSUFFICIENT;
import static dev.souk.checkout.TestingPayments.SILENT;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import dev.souk.checkout.Neighbours;
import dev.souk.checkout.Shopper;
import dev.souk.checkout.TestingCarts;
import dev.souk.checkout.TestingClock;
import dev.souk.checkout.TestingPayments;
import dev.souk.checkout.TestingServer.Fault;
import dev.souk.checkout.TestingStock;
import dev.souk.checkout.TestingTables;
import dev.souk.embedded.EmbeddedCluster;
import dev.souk.embedded.junit.EmbeddedDatabase;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.vertx.VertxContextSupport;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@WithTestResource(
        value = EmbeddedDatabase.class,
        initArgs = {@ResourceArg(name = "schema", value = "checkout"), @ResourceArg(name = "replicas", value = "0")})
@WithTestResource(Neighbours.class)
class CompleteApiTest {

    private static final Duration LIMIT = Duration.ofSeconds(20);

    @Inject
    TestingClock clock;

    @Inject
    RecoverPlacements recover;

    @SuppressWarnings("NullAway.Init") // the test resource sets it
    TestingStock stock;

    @SuppressWarnings("NullAway.Init") // the test resource sets it
    TestingCarts carts;

    @SuppressWarnings("NullAway.Init") // the test resource sets it
    TestingPayments payments;

    @SuppressWarnings("NullAway.Init") // the test resource sets it
    EmbeddedCluster cluster;

    @SuppressWarnings("NullAway.Init")
    private TestingTables tables;

    @BeforeEach
    void open() {
        tables = new TestingTables(cluster);
        Shopper.arrive();
        clock.present();
        stock.use(clock);
        stock.shelve("lamp", 1000, 1250);
        payments.webhooks(1);
    }

    @AfterEach
    void behave() {
        stock.behave();
        carts.behave();
    }

    @Test
    void becomesAnOrder() {
        String cart = carts.fill("lamp", 3);
        String id = ready(cart);
        int before = stock.onHand("lamp");

        ValidatableResponse completed = pay(id, APPROVED)
                .statusCode(200)
                .body("status", equalTo("completed"))
                .body("order.number", matchesPattern("[0-9A-HJKMNP-TV-Z]{5}-[0-9A-HJKMNP-TV-Z]{5}"))
                .body("order.key", matchesPattern("[0-9a-z]{26}"))
                .body("order.url", startsWith("http://localhost:8080/orders/"));
        String number = completed.extract().path("order.number");
        String key = completed.extract().path("order.key");

        assertThat(stock.onHand("lamp")).isEqualTo(before - 3);
        assertThat(carts.pieces(cart)).isZero();
        assertThat(tables.step(id)).isEqualTo("DONE");
        assertThat(payments.chargesOf(tables.chargeKey(id))).hasSize(1);
        order(number, key)
                .statusCode(200)
                .body("number", equalTo(number))
                .body("status", equalTo("paid"))
                .body("email", equalTo("ada@shop.example"))
                .body("lines[0].title", equalTo("The lamp"))
                .body("lines[0].options.Colour", equalTo("Blue"))
                .body("lines[0].picture.width", equalTo(800))
                .body("lines[0].quantity", equalTo(3))
                .body("lines[0].unitPrice.amount", equalTo(1250))
                .body("totals.total.amount", equalTo(4547))
                .body("cardLastFour", equalTo("4242"))
                .body("history.status", equalTo(List.of("placed", "paid")));
        order(number.toLowerCase(Locale.ROOT).replace("-", ""), key).statusCode(200);
        look(id).statusCode(200).body("order.number", equalTo(number)).body("expiresAt", nullValue());
    }

    @Test
    void anOrderIsForWhoHasItsKey() {
        String id = ready(carts.fill("lamp", 1));
        ValidatableResponse completed = pay(id, APPROVED).statusCode(200);
        String number = completed.extract().path("order.number");

        order(number, "0123456789abcdefghjkmnpqrs").statusCode(404).body("type", endsWith("/not-found"));
        order(number, "").statusCode(404);
        given().get("/api/v1/orders/" + number).then().statusCode(404);
        order("00000-00000", completed.extract().path("order.key")).statusCode(404);
        order("x".repeat(500), "x").statusCode(404);
        given().get("/api/v1/orders").then().statusCode(401).body("type", endsWith("/unauthorized"));
    }

    @Test
    void asksForAKeyBeforeAnythingElse() {
        given().contentType(ContentType.JSON)
                .body("no json at all")
                .post(SESSIONS + "/nobodys/complete")
                .then()
                .statusCode(400)
                .body("type", endsWith("/idempotency-key-required"));
        pay("0".repeat(26), APPROVED).statusCode(404);
        given().contentType(ContentType.JSON)
                .header("Idempotency-Key", "a")
                .body("{\"payment\":{\"provider\":\"sandbox\",\"card\":\"4242\"}}")
                .post(SESSIONS + "/" + "0".repeat(26) + "/complete")
                .then()
                .statusCode(422)
                .body("errors[0].pointer", equalTo("/payment/card"));
        pay("0".repeat(26), APPROVED, "x".repeat(256)).statusCode(400);
    }

    @ParameterizedTest
    @CsvSource({DECLINED + ", was declined", INSUFFICIENT + ", enough funds"})
    void aDeclinedCardMayBeFollowedByAnother(String card, String words) {
        String id = ready(carts.fill("lamp", 2));
        String key = UUID.randomUUID().toString();

        pay(id, card, key)
                .statusCode(402)
                .body("type", endsWith("/payment-declined"))
                .body("detail", containsString(words));
        look(id).body("status", equalTo("ready_for_complete")).body("problems.pointer", hasItem("/payment"));
        assertThat(stock.status(tables.reservation(id))).isEqualTo("reserved");
        assertThat(stock.expiresAt(tables.reservation(id))).isNotNull();
        pay(id, card, key).statusCode(402).header("Idempotent-Replayed", "true").body("detail", containsString(words));

        pay(id, APPROVED, key).statusCode(422).body("type", endsWith("/idempotency-key-reused"));
        pay(id, APPROVED).statusCode(200).body("status", equalTo("completed"));
        assertThat(tables.orders(id)).isEqualTo("1");
    }

    @Test
    void chargesOnceWhenTheAnswerNeverComes() {
        String id = ready(carts.fill("lamp", 1));

        assertThat(payment(id, SILENT, UUID.randomUUID().toString()).statusCode())
                .isIn(200, 202);

        await().atMost(LIMIT).untilAsserted(() -> look(id).body("status", equalTo("completed")));
        assertThat(payments.chargesOf(tables.chargeKey(id))).hasSize(1);
        assertThat(tables.orders(id)).isEqualTo("1");
    }

    @Test
    void anAnsweredKeyIsReplayed() {
        String id = ready(carts.fill("lamp", 1));
        String key = UUID.randomUUID().toString();
        Response first = payment(id, APPROVED, key);

        Response again = payment(id, APPROVED, key);

        assertThat(again.statusCode()).isEqualTo(200);
        assertThat(again.header("Idempotent-Replayed")).isEqualTo("true");
        assertThat(first.header("Idempotent-Replayed")).isNull();
        assertThat(again.asString()).isEqualTo(first.asString());
        pay(id, APPROVED).statusCode(409).body("type", endsWith("/checkout-closed"));
    }

    @Test
    void aProvenPaymentBecomesAnOrder() {
        payments.webhooks(0);
        String id = ready(carts.fill("lamp", 1));
        String key = UUID.randomUUID().toString();
        String url = pay(id, CHALLENGED, key)
                .statusCode(200)
                .body("status", equalTo("requires_escalation"))
                .body("continueUrl", startsWith(payments.url()))
                .body("order", nullValue())
                .extract()
                .path("continueUrl");
        look(id).body("status", equalTo("requires_escalation")).body("continueUrl", equalTo(url));
        pay(id, APPROVED).statusCode(409).body("type", endsWith("/checkout-in-progress"));

        payments.answer(url, "pass");

        look(id).body("status", equalTo("completed")).body("order.number", notNullValue());
        assertThat(tables.step(id)).isEqualTo("DONE");
        pay(id, CHALLENGED, key)
                .statusCode(200)
                .header("Idempotent-Replayed", "true")
                .body("status", equalTo("requires_escalation"));
    }

    @Test
    void aWebhookSettlesAChallengeBeforeAnybodyLooks() {
        payments.webhooks(2);
        String id = ready(carts.fill("lamp", 1));
        String url = pay(id, CHALLENGED).statusCode(200).extract().path("continueUrl");

        payments.answer(url, "pass");

        await().atMost(LIMIT).untilAsserted(() -> assertThat(tables.step(id)).isEqualTo("DONE"));
        assertThat(tables.orders(id)).isEqualTo("1");
    }

    @Test
    void aPaymentThatIsNotProvenMayBeTriedAgain() {
        payments.webhooks(0);
        String id = ready(carts.fill("lamp", 1));
        String url = pay(id, CHALLENGED).statusCode(200).extract().path("continueUrl");

        payments.answer(url, "fail");

        look(id).body("status", equalTo("ready_for_complete")).body("problems.pointer", hasItem("/payment"));
        assertThat(stock.status(tables.reservation(id))).isEqualTo("reserved");
        pay(id, APPROVED).statusCode(200).body("status", equalTo("completed"));
    }

    @Test
    void aChallengeThatIsLeftAloneIsGivenUp() throws Throwable {
        String id = ready(carts.fill("lamp", 1));
        pay(id, CHALLENGED).statusCode(200);

        clock.advance(Duration.ofMinutes(15).plusSeconds(1));
        recover();

        assertThat(payments.chargesOf(tables.chargeKey(id)).getFirst().getString("status"))
                .isEqualTo("canceled");
        look(id).body("status", equalTo("ready_for_complete"));
        assertThat(stock.status(tables.reservation(id))).isEqualTo("reserved");
    }

    @Test
    void aCrowdWithOneKeyBuysOnce() throws Exception {
        String id = ready(carts.fill("lamp", 1));
        String key = UUID.randomUUID().toString();

        List<Response> answers = atOnce(10, one -> payment(id, APPROVED, key));

        assertThat(answers).extracting(Response::statusCode).contains(200).containsOnly(200, 409);
        assertThat(answers).filteredOn(answer -> answer.statusCode() == 409).allSatisfy(answer -> {
            assertThat(answer.jsonPath().getString("type")).endsWith("/idempotency-key-in-use");
            assertThat(answer.header("Retry-After")).isNotNull();
        });
        assertThat(tables.orders(id)).isEqualTo("1");
        assertThat(payments.chargesOf(tables.chargeKey(id))).hasSize(1);
    }

    @Test
    void aCrowdWithManyKeysBuysOnce() throws Exception {
        String id = ready(carts.fill("lamp", 1));
        int before = payments.charges().size();

        List<Response> answers =
                atOnce(5, one -> payment(id, APPROVED, UUID.randomUUID().toString()));

        assertThat(answers)
                .extracting(Response::statusCode)
                .filteredOn(status -> status != 409)
                .singleElement()
                .isIn(200, 202);
        await().atMost(LIMIT).untilAsserted(() -> assertThat(tables.orders(id)).isEqualTo("1"));
        assertThat(payments.charges()).hasSize(before + 1);
    }

    @Test
    void oneOfTwoBuysTheLastPiece() throws Exception {
        stock.shelve("single", 1, 500);
        List<String> carts2 = List.of(carts.fill("single", 1), carts.fill("single", 1));

        List<Response> answers = atOnce(
                2,
                one -> given().contentType(ContentType.JSON)
                        .body("{\"cartId\":\"" + carts2.get(one) + "\"}")
                        .post(SESSIONS));

        assertThat(answers).extracting(Response::statusCode).containsExactlyInAnyOrder(201, 409);
        String winner = answers.stream()
                .filter(answer -> answer.statusCode() == 201)
                .map(answer -> answer.jsonPath().getString("id"))
                .findFirst()
                .orElseThrow();
        given().contentType(ContentType.JSON).body(Shopper.details().encode()).put(SESSIONS + "/" + winner);
        pay(winner, APPROVED).statusCode(200);
        assertThat(stock.onHand("single")).isZero();
    }

    @Test
    void anIncompleteSessionIsNotPaidFor() {
        String id = given().contentType(ContentType.JSON)
                .body("{\"cartId\":\"" + carts.fill("lamp", 1) + "\"}")
                .post(SESSIONS)
                .then()
                .extract()
                .path("id");
        String key = UUID.randomUUID().toString();

        pay(id, APPROVED, key)
                .statusCode(409)
                .body("type", endsWith("/checkout-not-ready"))
                .body("errors.pointer", hasItem("/email"));
        given().contentType(ContentType.JSON).body(Shopper.details().encode()).put(SESSIONS + "/" + id);
        pay(id, APPROVED, key).statusCode(200).header("Idempotent-Replayed", nullValue());
    }

    @Test
    void anExpiredSessionIsNotPaidFor() {
        String id = ready(carts.fill("lamp", 1));

        clock.advance(Duration.ofMinutes(16));

        pay(id, APPROVED).statusCode(409).body("type", endsWith("/checkout-expired"));
    }

    @Test
    void stockThatIsGoneIsNotCharged() {
        stock.shelve("rare", 1, 500);
        String id = ready(carts.fill("rare", 1));
        stock.lose(tables.reservation(id));
        stock.shelve("rare", 0, 500);
        int before = payments.charges().size();

        pay(id, APPROVED).statusCode(409).body("type", endsWith("/insufficient-stock"));

        assertThat(payments.charges()).hasSize(before);
        look(id).body("status", equalTo("expired"));
    }

    @Test
    void stockThatWasLetGoAMomentTooSoonIsTakenAgain() {
        String id = ready(carts.fill("lamp", 1));
        stock.lose(tables.reservation(id));

        pay(id, APPROVED).statusCode(200).body("status", equalTo("completed"));
        assertThat(stock.status(tables.reservation(id))).isEqualTo("sold");
    }

    @Test
    void aListOfCardsIsTriedOnlySoFar() {
        String id = ready(carts.fill("lamp", 1));
        for (int i = 0; i < 10; i++) {
            pay(id, DECLINED).statusCode(402);
        }

        pay(id, DECLINED)
                .statusCode(429)
                .body("type", endsWith("/too-many-payments"))
                .header("Retry-After", matchesPattern("\\d+"))
                .header("RateLimit-Policy", containsString("q=10"))
                .header("RateLimit", containsString("r=0"));
        clock.advance(Duration.ofMinutes(10));
        pay(id, APPROVED).statusCode(200);
    }

    @ParameterizedTest
    @CsvSource({"commit", "sell", "bought"})
    void aLostAnswerIsAskedForAgain(String operation) throws Throwable {
        String cart = carts.fill("lamp", 2);
        String id = ready(cart);
        int before = stock.onHand("lamp");
        stock.next(operation, Fault.FORGET_ANSWER);
        carts.next(operation, Fault.FORGET_ANSWER);

        pay(id, APPROVED).statusCode(200).body("status", equalTo("completed"));

        await().atMost(LIMIT).untilAsserted(() -> assertThat(tables.step(id)).isEqualTo("DONE"));
        assertThat(stock.onHand("lamp")).isEqualTo(before - 2);
        assertThat(carts.pieces(cart)).isZero();
        assertThat(tables.orders(id)).isEqualTo("1");
    }

    @Test
    void anOutcomeThatIsLongInComingIsPolledFor() throws Throwable {
        String id = ready(carts.fill("lamp", 1));
        String key = UUID.randomUUID().toString();
        payments.kill();
        try {
            pay(id, APPROVED, key)
                    .statusCode(202)
                    .header("Retry-After", notNullValue())
                    .body("status", equalTo("complete_in_progress"));
            given().contentType(ContentType.JSON)
                    .body(Shopper.details().encode())
                    .put(SESSIONS + "/" + id)
                    .then()
                    .statusCode(409)
                    .body("type", endsWith("/checkout-in-progress"));
            await().atMost(LIMIT).until(() -> !tables.isLeased(id));
        } finally {
            payments.restart();
        }
        clock.advance(Duration.ofSeconds(5));
        pay(id, APPROVED, key).statusCode(not(equalTo(409)));
        await().atMost(LIMIT).untilAsserted(() -> {
            clock.advance(Duration.ofMinutes(1));
            VertxContextSupport.subscribeAndAwait(() -> recover.run());
            look(id).body("status", equalTo("ready_for_complete")).body("problems.pointer", hasItem("/payment"));
        });
        pay(id, APPROVED, key)
                .statusCode(402)
                .header("Idempotent-Replayed", "true")
                .body("detail", containsString("interrupted"));
        pay(id, APPROVED).statusCode(200);
    }

    @Test
    void theProviderComesBackWhileTheShopperWaits() {
        String id = ready(carts.fill("lamp", 1));
        payments.kill();
        Thread back = Thread.ofVirtual().start(payments::restart);

        int status = payment(id, APPROVED, UUID.randomUUID().toString()).statusCode();

        assertThat(status).isIn(200, 202);
        await().atMost(LIMIT).until(() -> !back.isAlive());
        await().atMost(LIMIT).untilAsserted(() -> {
            clock.advance(Duration.ofMinutes(1));
            VertxContextSupport.subscribeAndAwait(() -> recover.run());
            assertThat(tables.step(id)).isIn("DONE", "FAILED");
        });
        int charged = payments.chargesOf(tables.chargeKey(id)).size();
        assertThat(tables.orders(id)).isEqualTo(Integer.toString(charged));
    }

    private void recover() throws Throwable {
        VertxContextSupport.subscribeAndAwait(() -> recover.run());
    }

    private static ValidatableResponse order(String number, String key) {
        return given().queryParam("key", key).get("/api/v1/orders/" + number).then();
    }

    private static List<Response> atOnce(int many, IntFunction<Response> request) throws Exception {
        List<Response> answers = new ArrayList<>();
        try (ExecutorService crowd = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Response>> pending = IntStream.range(0, many)
                    .mapToObj(one -> crowd.submit(() -> request.apply(one)))
                    .toList();
            for (Future<Response> answer : pending) {
                answers.add(Objects.requireNonNull(answer.get()));
            }
        }
        return answers;
    }
}
