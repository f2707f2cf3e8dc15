package dev.souk.checkout.place;

import static dev.souk.checkout.Shopper.SESSIONS;
import static dev.souk.checkout.TestingPayments.APPROVED;
import static dev.souk.checkout.TestingPayments.CHALLENGED;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import dev.souk.checkout.Member;
import dev.souk.checkout.Neighbours;
import dev.souk.checkout.Shopper;
import dev.souk.checkout.TestingCarts;
import dev.souk.checkout.TestingClock;
import dev.souk.checkout.TestingPayments;
import dev.souk.checkout.TestingStock;
import dev.souk.checkout.TestingTables;
import dev.souk.checkout.TestingTransaction;
import dev.souk.embedded.EmbeddedCluster;
import dev.souk.embedded.junit.EmbeddedDatabase;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.vertx.VertxContextSupport;
import io.restassured.response.Response;
import io.vertx.core.json.JsonObject;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Customers who delete the account while they pay get what they pay for, and nothing says who they were to the shop. */
@QuarkusTest
@WithTestResource(
        value = EmbeddedDatabase.class,
        initArgs = {@ResourceArg(name = "schema", value = "checkout"), @ResourceArg(name = "replicas", value = "0")})
@WithTestResource(Neighbours.class)
class CustomerLeavesTest {

    private static final Duration LIMIT = Duration.ofSeconds(30);

    @Inject
    TestingClock clock;

    @Inject
    TestingJourney journey;

    @Inject
    SettleChallenge settle;

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
        stock.shelve("lamp", 1000, 2500);
        payments.webhooks(0);
    }

    @AfterEach
    void behave() {
        journey.goWell();
    }

    @Test
    void whileTheyProveThePayment() throws Throwable {
        Member owner = Member.arrive();
        String session = ready(owner);
        String url = complete(owner, session, CHALLENGED)
                .then()
                .statusCode(200)
                .extract()
                .path("continueUrl");
        owner.asks().delete("/api/v1/customers/me").then().statusCode(204);
        assertThat(tables.one("select customer_id from checkout_session where public_id = ?", session))
                .isEqualTo("forgotten");

        payments.answer(url, "pass");
        hint(session);

        assertNobodysOrder(session);
    }

    /** The pod that is at work knows who they were. */
    @Test
    void whileTheMoneyIsTaken() {
        Member owner = Member.arrive();
        String session = ready(owner);
        CompletableFuture<Void> wake = journey.sleepAt(Milestone.CHARGED);
        complete(owner, session, APPROVED).then().statusCode(202);
        owner.asks().delete("/api/v1/customers/me").then().statusCode(204);

        wake.complete(null);

        assertNobodysOrder(session);
    }

    /** Of the two transactions the order's waits: what it would have read before was that they are there. */
    @Test
    void whileTheOrderIsWritten() throws Exception {
        Member owner = Member.arrive();
        String session = ready(owner);

        try (ExecutorService elsewhere = Executors.newVirtualThreadPerTaskExecutor();
                TestingTransaction leaving = new TestingTransaction(cluster)) {
            leaving.change("delete from customer where email = ?", owner.email());
            Future<Response> paying = elsewhere.submit(() -> complete(owner, session, APPROVED));
            leaving.awaitWaiting("lock in share mode");
            leaving.commit();
            paying.get();
        }

        await().atMost(LIMIT).until(() -> tables.step(session).equals("DONE"));
        assertThat(tables.orders(session)).isEqualTo("1");
        assertThat(ofOrder("customer_id", session)).isEqualTo("null");
    }

    @Test
    void andThePaymentComesToNothing() throws Throwable {
        Member owner = Member.arrive();
        String session = ready(owner);
        String url = complete(owner, session, CHALLENGED)
                .then()
                .statusCode(200)
                .extract()
                .path("continueUrl");
        owner.asks().delete("/api/v1/customers/me").then().statusCode(204);

        payments.answer(url, "fail");
        hint(session);

        assertThat(tables.step(session)).isEqualTo("FAILED");
        assertForgotten(session);
        assertThat(tables.orders(session)).isEqualTo("0");
    }

    /** As the provider's webhook gives it. */
    private void hint(String session) throws Throwable {
        VertxContextSupport.subscribeAndAwait(() -> settle.hint(tables.chargeKey(session)));
    }

    private void assertNobodysOrder(String session) {
        await().atMost(LIMIT).until(() -> tables.step(session).equals("DONE"));
        assertThat(tables.orders(session)).isEqualTo("1");
        assertThat(ofOrder("customer_id", session)).isEqualTo("null");
        JsonObject charge = payments.chargesOf(tables.chargeKey(session)).getFirst();
        assertThat(charge.getString("status")).isEqualTo("succeeded");
        assertThat(charge.getLong("refunded")).isZero();
        given().get("/api/v1/orders/" + ofOrder("number", session) + "?key=" + ofOrder("access_key", session))
                .then()
                .statusCode(200)
                .body("status", equalTo("paid"))
                .body("email", equalTo("ada@shop.example"));
        given().get("/api/v1/orders/" + ofOrder("number", session)).then().statusCode(404);
        assertForgotten(session);
    }

    private void assertForgotten(String session) {
        assertThat(tables.one("select customer_id from checkout_session where public_id = ?", session))
                .isEqualTo("forgotten");
        assertThat(tables.one("select details from checkout_session where public_id = ?", session))
                .isEqualTo("{}");
        given().get(SESSIONS + "/" + session).then().statusCode(404);
    }

    private String ofOrder(String column, String session) {
        return tables.one(
                "select o." + column
                        + " from placed_order o join checkout_session s on s.id = o.session_id where s.public_id = ?",
                session);
    }

    private String ready(Member owner) {
        String id = owner.sends(new JsonObject().put("cartId", carts.fill("lamp", 1)))
                .post(SESSIONS)
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        owner.sends(Shopper.details()).put(SESSIONS + "/" + id).then().statusCode(200);
        return id;
    }

    private static Response complete(Member owner, String session, String card) {
        return owner.sends(new JsonObject(Shopper.body(card)))
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .post(SESSIONS + "/" + session + "/complete");
    }
}
