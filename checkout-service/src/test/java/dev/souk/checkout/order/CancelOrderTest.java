package dev.souk.checkout.order;

import static dev.souk.checkout.Shopper.pay;
import static dev.souk.checkout.Shopper.ready;
import static dev.souk.checkout.TestingPayments.APPROVED;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;

import dev.souk.checkout.Neighbours;
import dev.souk.checkout.Shopper;
import dev.souk.checkout.TestingCarts;
import dev.souk.checkout.TestingClock;
import dev.souk.checkout.TestingMails;
import dev.souk.checkout.TestingPayments;
import dev.souk.checkout.TestingServer.Fault;
import dev.souk.checkout.TestingStock;
import dev.souk.checkout.TestingTables;
import dev.souk.checkout.audit.Audit;
import dev.souk.embedded.EmbeddedCluster;
import dev.souk.embedded.junit.EmbeddedDatabase;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import io.vertx.core.json.JsonObject;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(CancelOrderTest.BooksOfItsOwn.class)
@WithTestResource(
        value = EmbeddedDatabase.class,
        initArgs = {@ResourceArg(name = "schema", value = "checkout"), @ResourceArg(name = "replicas", value = "0")})
@WithTestResource(Neighbours.class)
class CancelOrderTest {

    private static final Duration LIMIT = Duration.ofSeconds(30);

    @Inject
    TestingClock clock;

    @Inject
    Audit audit;

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

    private record Bought(String session, String number, String key) {}

    @BeforeEach
    void open() {
        Shopper.arrive();
        tables = new TestingTables(cluster);
        clock.present();
        stock.use(clock);
        stock.shelve("lamp", 1000, 1250);
    }

    @Test
    void givesMoneyAndStockBack() {
        Bought bought = buy();

        cancel(bought, bought.key())
                .then()
                .statusCode(200)
                .body("status", equalTo("cancelled"))
                .body("history.status", equalTo(List.of("placed", "paid", "cancelled")));

        awaitRefund(bought);
        assertThat(stock.onHand("lamp")).isEqualTo(1000);
        assertThat(mail(bought))
                .contains(
                        "Hello Ada Lovelace,",
                        "your order " + bought.number() + " is cancelled. What you have paid goes back to the card"
                                + " ending in 4242 by itself",
                        "2 × The lamp",
                        "/orders/" + bought.number() + "?key=" + bought.key());
        cancel(bought, bought.key())
                .then()
                .statusCode(200)
                .body("status", equalTo("refunded"))
                .body("history.status", equalTo(List.of("placed", "paid", "cancelled", "refunded")));
        assertThat(audit.run(Optional.of(List.of(bought.number())), check -> {}))
                .isTrue();
    }

    @Test
    void isForWhoHasTheKey() {
        Bought bought = buy();

        cancel(bought, "0123456789abcdefghjkmnpqrs").then().statusCode(404).body("type", endsWith("/not-found"));
        given().post("/api/v1/orders/" + bought.number() + "/cancel").then().statusCode(404);
        given().post("/api/v1/orders/nonsense/cancel?key=x").then().statusCode(404);

        assertThat(tables.one("select status from placed_order where number = ?", stored(bought)))
                .isEqualTo("PAID");
        assertThat(new TestingMails(tables).text("ORDER_CANCELLED", bought.number()))
                .isEqualTo("nothing");
    }

    @Test
    void aShippedOneIsTooLate() {
        Bought bought = buy();
        tables.change("update placed_order set status = 'SHIPPED' where number = ?", stored(bought));

        cancel(bought, bought.key()).then().statusCode(409).body("type", endsWith("/order-shipped"));

        tables.change("update placed_order set status = 'PAID' where number = ?", stored(bought));
    }

    @Test
    void aCrowdIsRefundedOnce() throws Exception {
        Bought bought = buy();

        try (ExecutorService crowd = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Response>> answers = IntStream.range(0, 8)
                    .mapToObj(one -> crowd.submit(() -> cancel(bought, bought.key())))
                    .toList();
            for (Future<Response> answer : answers) {
                answer.get().then().statusCode(200);
            }
        }

        awaitRefund(bought);
        assertThat(tables.one(
                        "select count(*) from order_history h join placed_order o on o.id = h.order_id where o.number = ?",
                        stored(bought)))
                .isEqualTo("4");
        assertThat(stock.onHand("lamp")).isEqualTo(1000);
        assertThat(mail(bought)).contains("is cancelled");
    }

    @Test
    void goesOnWhenProviderAndCatalogueAreBack() {
        Bought bought = buy();
        stock.next("return", Fault.FORGET_ANSWER);
        stock.next("return", Fault.FAIL);
        payments.kill();
        try {
            cancel(bought, bought.key()).then().statusCode(200).body("status", equalTo("cancelled"));
            assertThat(mail(bought)).as("waits for neither").contains("goes back");
        } finally {
            payments.restart();
        }

        awaitRefund(bought);
        assertThat(stock.onHand("lamp")).isEqualTo(1000);
    }

    private Bought buy() {
        String session = ready(carts.fill("lamp", 2));
        Response completed = pay(session, APPROVED).statusCode(200).extract().response();
        return new Bought(session, completed.path("order.number"), completed.path("order.key"));
    }

    private void awaitRefund(Bought bought) {
        await().atMost(LIMIT).untilAsserted(() -> {
            assertThat(tables.one("select status from placed_order where number = ?", stored(bought)))
                    .isEqualTo("REFUNDED");
            JsonObject charge =
                    payments.chargesOf(tables.chargeKey(bought.session())).getFirst();
            assertThat(charge.getLong("refunded")).isEqualTo(charge.getLong("amount"));
        });
    }

    private String mail(Bought bought) {
        return new TestingMails(tables).theOnly("cancellation-mail-wanted", "ORDER_CANCELLED", bought.number());
    }

    private static String stored(Bought bought) {
        return bought.number().replace("-", "");
    }

    private static Response cancel(Bought bought, String key) {
        return given().queryParam("key", key).post("/api/v1/orders/" + bought.number() + "/cancel");
    }

    /** The audit looks at all there is. */
    public static class BooksOfItsOwn implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("souk.checkout.audit.settle-within", "1s");
        }
    }
}
