package dev.souk.checkout.order;

import static dev.souk.checkout.Member.PASSWORD;
import static dev.souk.checkout.Shopper.pay;
import static dev.souk.checkout.Shopper.ready;
import static dev.souk.checkout.TestingPayments.APPROVED;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import dev.souk.checkout.Member;
import dev.souk.checkout.Neighbours;
import dev.souk.checkout.Shopper;
import dev.souk.checkout.TestingCarts;
import dev.souk.checkout.TestingClock;
import dev.souk.checkout.TestingMails;
import dev.souk.checkout.TestingPayments;
import dev.souk.checkout.TestingShopper;
import dev.souk.checkout.TestingStock;
import dev.souk.checkout.TestingTables;
import dev.souk.checkout.audit.Audit;
import dev.souk.checkout.audit.Check;
import dev.souk.checkout.customer.NewCustomer;
import dev.souk.checkout.customer.StaffAccounts;
import dev.souk.checkout.payment.PaymentGateway;
import dev.souk.embedded.EmbeddedCluster;
import dev.souk.embedded.junit.EmbeddedDatabase;
import dev.souk.money.Money;
import dev.souk.web.visitor.SigningKeys;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.quarkus.vertx.VertxContextSupport;
import io.restassured.response.Response;
import io.vertx.core.json.JsonObject;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The money of what has left the house goes back once, whoever asks how often and whatever dies meanwhile. */
@QuarkusTest
@TestProfile(CancelOrderTest.BooksOfItsOwn.class)
@WithTestResource(
        value = EmbeddedDatabase.class,
        initArgs = {@ResourceArg(name = "schema", value = "checkout"), @ResourceArg(name = "replicas", value = "0")})
@WithTestResource(Neighbours.class)
class RefundOrderTest {

    private static final Duration LIMIT = Duration.ofSeconds(30);

    @Inject
    StaffAccounts accounts;

    @Inject
    PaymentGateway gateway;

    @Inject
    SigningKeys keys;

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

    private String staff = "";

    private record Shipped(String session, String number, String key) {

        String stored() {
            return number.replace("-", "");
        }
    }

    @BeforeEach
    void open() throws Throwable {
        Shopper.arrive();
        tables = new TestingTables(cluster);
        clock.present();
        stock.use(clock);
        stock.shelve("lamp", 1000, 1250);
        String email = UUID.randomUUID() + "@shop.example";
        VertxContextSupport.subscribeAndAwait(() -> accounts.add(new NewCustomer(email, PASSWORD, "Ada")));
        staff = Member.signIn(email, PASSWORD).then().statusCode(200).extract().path("accessToken");
    }

    @Test
    void givesTheMoneyBackAndNotTheStock() {
        Shipped shipped = ship();
        Check money = charges();

        refund(shipped).then().statusCode(200).body("edits[0].action", equalTo("refunded"));

        awaitRefund(shipped);
        given().get("/api/v1/orders/" + shipped.number() + "?key=" + shipped.key())
                .then()
                .statusCode(200)
                .body("status", equalTo("refunded"))
                .body("history.status", equalTo(List.of("placed", "paid", "shipped", "refunded")));
        assertThat(new TestingShopper(keys)
                        .get("/orders/" + shipped.number() + "?key=" + shipped.key())
                        .html())
                .contains("Refunded");
        assertThat(mail(shipped))
                .contains(
                        "Hello Ada Lovelace,",
                        "your order " + shipped.number() + " was given back to the card ending in 4242",
                        "2 × The lamp",
                        "/orders/" + shipped.number() + "?key=" + shipped.key());
        assertThat(stock.onHand("lamp")).isEqualTo(998);
        assertThat(stock.status(tables.reservation(shipped.session()))).isEqualTo("sold");
        assertThat(charges()).isEqualTo(money);
        assertThat(audit.run(Optional.of(List.of(shipped.number())), check -> {}))
                .isTrue();
    }

    @Test
    void aCrowdIsRefundedOnce() throws Exception {
        Shipped shipped = ship();

        try (ExecutorService crowd = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Response>> answers = IntStream.range(0, 8)
                    .mapToObj(one -> crowd.submit(() -> refund(shipped)))
                    .toList();
            for (Future<Response> answer : answers) {
                answer.get().then().statusCode(200);
            }
        }

        awaitRefund(shipped);
        assertThat(events(shipped)).isEqualTo("1");
        assertThat(history(shipped)).isEqualTo("4");
        assertThat(tables.one(
                        "select count(*) from order_edit e join placed_order o on o.id = e.order_id"
                                + " where e.action = 'REFUNDED' and o.number = ?",
                        shipped.stored()))
                .isEqualTo("1");
        assertThat(mail(shipped)).contains("was given back");
    }

    @Test
    void goesOnWhenTheProviderIsBack() {
        Shipped shipped = ship();
        payments.kill();
        try {
            refund(shipped).then().statusCode(200).body("order.status", equalTo("shipped"));
            refund(shipped).then().statusCode(200).body("order.status", equalTo("shipped"));
            assertThat(new TestingMails(tables).text("ORDER_REFUNDED", shipped.number()))
                    .as("nothing is promised")
                    .isEqualTo("nothing");
        } finally {
            payments.restart();
        }

        awaitRefund(shipped);
        assertThat(events(shipped)).isEqualTo("1");
    }

    /** Of a pod that died after the provider's answer this is what is left; the books agree meanwhile. */
    @Test
    void whoDiesAfterTheProviderGaveTheMoneyBackIsFollowed() throws Throwable {
        Shipped shipped = ship();
        refund(shipped).then().statusCode(200);
        awaitRefund(shipped);
        tables.change(
                "delete h from order_history h join placed_order o on o.id = h.order_id"
                        + " where h.status = 'REFUNDED' and o.number = ?",
                shipped.stored());
        tables.change("update placed_order set status = 'SHIPPED' where number = ?", shipped.stored());
        mail(shipped);
        tables.change("delete from outbox where topic = 'order-refunded' and event_key = ?", id(shipped));
        tables.change("delete from mail where kind = 'ORDER_REFUNDED' and text like ?", '%' + shipped.number() + '%');
        assertThat(charges().isSound()).isTrue();

        deliverAgain(shipped);

        awaitRefund(shipped);
        assertThat(history(shipped)).isEqualTo("4");
        assertThat(mail(shipped)).contains("was given back");
    }

    /** The same of one that died a moment later, before it could note that the event was delivered. */
    @Test
    void anEventThatComesTwiceRefundsOnce() {
        Shipped shipped = ship();
        refund(shipped).then().statusCode(200);
        awaitRefund(shipped);

        deliverAgain(shipped);

        awaitRefund(shipped);
        assertThat(history(shipped)).isEqualTo("4");
        assertThat(mail(shipped)).contains("was given back");
    }

    @Test
    void theBooksDoNotAgreeWithARefundThatNobodyAskedFor() throws Throwable {
        Shipped shipped = ship();
        Check before = charges();
        String charge = tables.one("select charge_id from placed_order where number = ?", shipped.stored());
        long total = Long.parseLong(tables.one("select total from placed_order where number = ?", shipped.stored()));
        VertxContextSupport.subscribeAndAwait(
                () -> gateway.refund(charge, tables.chargeKey(shipped.session()), new Money(total, "USD")));

        assertThat(charges().wrong()).isEqualTo(before.wrong() + 1);

        refund(shipped).then().statusCode(200);
        awaitRefund(shipped);
        assertThat(charges().wrong()).isEqualTo(before.wrong());
    }

    private Shipped ship() {
        String session = ready(carts.fill("lamp", 2));
        Response completed = pay(session, APPROVED).statusCode(200).extract().response();
        Shipped shipped = new Shipped(session, completed.path("order.number"), completed.path("order.key"));
        post(shipped, "ship").then().statusCode(200);
        return shipped;
    }

    private Response refund(Shipped shipped) {
        return post(shipped, "refund");
    }

    private Response post(Shipped shipped, String action) {
        return Member.bearer(staff).post("/api/v1/admin/orders/" + shipped.number() + "/" + action);
    }

    private void awaitRefund(Shipped shipped) {
        await().atMost(LIMIT).untilAsserted(() -> {
            assertThat(tables.one("select status from placed_order where number = ?", shipped.stored()))
                    .isEqualTo("REFUNDED");
            assertThat(tables.one(
                            "select state from outbox where topic = 'refund-asked' and event_key = ?", id(shipped)))
                    .isEqualTo("delivered");
        });
        JsonObject charge =
                payments.chargesOf(tables.chargeKey(shipped.session())).getFirst();
        assertThat(charge.getLong("refunded")).isEqualTo(charge.getLong("amount"));
    }

    private void deliverAgain(Shipped shipped) {
        tables.change(
                "update outbox set state = 'waiting', attempt = 0, due_at = utc_timestamp(3)"
                        + " where topic = 'refund-asked' and event_key = ?",
                id(shipped));
    }

    private String mail(Shipped shipped) {
        return new TestingMails(tables).theOnly("order-refunded", "ORDER_REFUNDED", shipped.number());
    }

    private String events(Shipped shipped) {
        return tables.one("select count(*) from outbox where topic = 'refund-asked' and event_key = ?", id(shipped));
    }

    private String history(Shipped shipped) {
        return tables.one(
                "select count(*) from order_history h join placed_order o on o.id = h.order_id where o.number = ?",
                shipped.stored());
    }

    private String id(Shipped shipped) {
        return tables.one("select id from placed_order where number = ?", shipped.stored());
    }

    private Check charges() {
        List<Check> checks = new ArrayList<>();
        audit.run(Optional.empty(), checks::add);
        return checks.stream()
                .filter(check -> check.rule().startsWith("each charge has one order"))
                .findFirst()
                .orElseThrow();
    }
}
