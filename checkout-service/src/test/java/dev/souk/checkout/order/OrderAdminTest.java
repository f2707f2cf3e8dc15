package dev.souk.checkout.order;

import static dev.souk.checkout.Member.PASSWORD;
import static dev.souk.checkout.Shopper.pay;
import static dev.souk.checkout.Shopper.ready;
import static dev.souk.checkout.TestingPayments.APPROVED;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import dev.souk.checkout.Member;
import dev.souk.checkout.Neighbours;
import dev.souk.checkout.Shopper;
import dev.souk.checkout.TestingCarts;
import dev.souk.checkout.TestingClock;
import dev.souk.checkout.TestingMails;
import dev.souk.checkout.TestingPayments;
import dev.souk.checkout.TestingShopper;
import dev.souk.checkout.TestingShopper.Shown;
import dev.souk.checkout.TestingStock;
import dev.souk.checkout.TestingTables;
import dev.souk.checkout.customer.NewCustomer;
import dev.souk.checkout.customer.StaffAccounts;
import dev.souk.embedded.EmbeddedCluster;
import dev.souk.embedded.junit.EmbeddedDatabase;
import dev.souk.web.visitor.SigningKeys;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.vertx.VertxContextSupport;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import io.vertx.core.json.JsonObject;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(
        value = EmbeddedDatabase.class,
        initArgs = {@ResourceArg(name = "schema", value = "checkout"), @ResourceArg(name = "replicas", value = "0")})
@WithTestResource(Neighbours.class)
class OrderAdminTest {

    private static final Duration LIMIT = Duration.ofSeconds(30);
    private static final String ORDERS = "/api/v1/admin/orders";

    @Inject
    StaffAccounts accounts;

    @Inject
    SigningKeys keys;

    @Inject
    TestingClock clock;

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

    private final String email = UUID.randomUUID() + "@shop.example";
    private String token = "";

    private record Bought(String session, String number) {

        String page() {
            return "/admin/orders/" + number;
        }

        String api() {
            return ORDERS + "/" + number;
        }
    }

    @BeforeEach
    void open() throws Throwable {
        Shopper.arrive();
        tables = new TestingTables(cluster);
        clock.present();
        stock.use(clock);
        stock.shelve("lamp", 1000, 1250);
        VertxContextSupport.subscribeAndAwait(() -> accounts.add(new NewCustomer(email, PASSWORD, "<i>Ada</i>")));
    }

    @Test
    void isForStaffAlone() {
        Bought bought = buy();
        TestingShopper guest = new TestingShopper(keys);
        assertThat(guest.get("/admin/orders").status()).isEqualTo(303);
        assertThat(guest.get("/admin/orders").header("Location")).contains("/account/sign-in?next=");
        assertThat(guest.get(bought.page()).status()).isEqualTo(303);
        given().get(ORDERS).then().statusCode(401).body("type", endsWith("/unauthorized"));
        given().post(bought.api() + "/ship").then().statusCode(401);

        TestingShopper customer = new TestingShopper(keys);
        customer.signUp(UUID.randomUUID() + "@example.com", "Leyla");
        assertThat(customer.get("/admin/orders").status()).isEqualTo(403);
        assertThat(customer.press(customer.get("/account"), bought.page() + "/cancel")
                        .status())
                .isEqualTo(403);
        Member member = Member.arrive();
        member.asks().get(ORDERS).then().statusCode(403).body("type", endsWith("/forbidden"));
        member.asks().post(bought.api() + "/cancel").then().statusCode(403);

        assertThat(status(bought)).isEqualTo("PAID");
    }

    @Test
    void aFormWithoutItsTokenChangesNothing() {
        Bought bought = buy();
        TestingShopper staff = staff();
        TestingShopper other = staff();

        assertThat(staff.post(bought.page() + "/cancel", Map.of()).status()).isEqualTo(403);
        assertThat(staff.post(bought.page() + "/ship", Map.of("_token", "nonsense"))
                        .status())
                .isEqualTo(403);
        assertThat(staff.press(other.get(bought.page()), bought.page() + "/cancel")
                        .status())
                .as("the token of somebody else")
                .isEqualTo(403);

        assertThat(status(bought)).isEqualTo("PAID");
    }

    @Test
    void findsByNumberAddressAndStatus() {
        Bought bought = buy();
        String whose = UUID.randomUUID() + "@example.com";
        tables.change("update placed_order set email = '" + whose + "' where number = ?", stored(bought));
        TestingShopper staff = staff();

        Shown all = staff.get("/admin/orders");
        assertThat(all.status()).isEqualTo(200);
        assertThat(all.header("Cache-Control")).isEqualTo("no-store");
        assertThat(all.html()).contains(bought.number(), whose);
        for (String text : List.of(
                bought.number(),
                bought.number().toLowerCase(Locale.ROOT),
                stored(bought),
                whose,
                whose.toUpperCase(Locale.ROOT))) {
            assertThat(staff.get("/admin/orders?q=" + text.replace("@", "%40")).values("a", "href"))
                    .as(text)
                    .contains(bought.page());
            asks().queryParam("q", text)
                    .get(ORDERS)
                    .then()
                    .statusCode(200)
                    .body("items", hasSize(1))
                    .body("items[0].number", equalTo(bought.number()))
                    .body("items[0].status", equalTo("paid"))
                    .body("items[0].email", equalTo(whose))
                    .body("items[0].pieces", equalTo(2))
                    .body("items[0].total.currency", equalTo("USD"))
                    .body("next", nullValue());
        }
        assertThat(staff.get("/admin/orders?status=shipped&q=" + bought.number())
                        .html())
                .contains("No order has exactly this")
                .doesNotContain(bought.page());
        assertThat(staff.get("/admin/orders?q=%22%3E%3Cb%3E").html()).doesNotContain("\"><b>");
        asks().queryParam("q", "lamp").get(ORDERS).then().statusCode(200).body("items", empty());
        asks().queryParam("q", whose.substring(1)).get(ORDERS).then().body("items", empty());
        asks().queryParam("status", "lost").get(ORDERS).then().statusCode(400).body("type", endsWith("/bad-parameter"));
        asks().queryParam("cursor", "!").get(ORDERS).then().statusCode(400);
        assertThat(staff.get("/admin/orders?status=lost").status()).isEqualTo(400);
        assertThat(staff.get("/admin/orders/nonsense").status()).isEqualTo(404);
        asks().get(ORDERS + "/00000-00000").then().statusCode(404);
    }

    @Test
    void leafsThroughThemLatestFirst() {
        String whose = UUID.randomUUID() + "@example.com";
        List<String> numbers = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            Bought bought = buy();
            tables.change("update placed_order set email = '" + whose + "' where number = ?", stored(bought));
            numbers.addFirst(bought.number());
        }

        Response first = asks().queryParam("q", whose).queryParam("limit", 2).get(ORDERS);
        first.then().statusCode(200).body("items.number", equalTo(numbers.subList(0, 2)));
        assertThat(first.header("Link")).contains("limit=2", "rel=\"next\"");
        String cursor = first.path("next");
        asks().queryParam("q", whose)
                .queryParam("limit", 2)
                .queryParam("cursor", cursor)
                .get(ORDERS)
                .then()
                .body("items.number", equalTo(numbers.subList(2, 3)))
                .body("next", nullValue());
        Shown page = staff().get("/admin/orders?q=" + whose.replace("@", "%40") + "&cursor=" + cursor);
        assertThat(page.values("a", "href"))
                .contains("/admin/orders/" + numbers.getLast())
                .doesNotContain("/admin/orders/" + numbers.getFirst());
        assertThat(page.html()).contains("To the beginning");
    }

    @Test
    void cancelsOnceAndTheMoneyFollows() {
        Bought bought = buy();
        long before = stock.onHand("lamp");
        TestingShopper staff = staff();
        Shown form = staff.get(bought.page());
        assertThat(form.html()).contains("Cancel and refund", "ada@shop.example", "1 Long Street", "None of the staff");

        Shown answer = staff.press(form, bought.page() + "/cancel");
        assertThat(answer.status()).isEqualTo(303);
        assertThat(staff.follow(answer).html())
                .contains("The order is cancelled.", "&lt;i&gt;Ada")
                .doesNotContain("<i>Ada", "Cancel and refund");
        assertThat(staff.press(form, bought.page() + "/cancel").status())
                .as("a double click")
                .isEqualTo(303);

        await().atMost(LIMIT).untilAsserted(() -> {
            assertThat(status(bought)).isEqualTo("REFUNDED");
            JsonObject charge =
                    payments.chargesOf(tables.chargeKey(bought.session())).getFirst();
            assertThat(charge.getLong("refunded")).isEqualTo(charge.getLong("amount"));
        });
        assertThat(stock.onHand("lamp")).isEqualTo(before + 2);
        assertThat(edits(bought)).isEqualTo("1");
        TestingMails mails = new TestingMails(tables);
        assertThat(mails.theOnly("cancellation-mail-wanted", "ORDER_CANCELLED", bought.number()))
                .contains("is cancelled", "the card ending in 4242");
        assertThat(mails.text("ORDER_REFUNDED", bought.number()))
                .as("said before")
                .isEqualTo("nothing");
        asks().get(bought.api())
                .then()
                .statusCode(200)
                .body("order.history.status", equalTo(List.of("placed", "paid", "cancelled", "refunded")))
                .body("edits.action", equalTo(List.of("cancelled")))
                .body("edits[0].by.name", equalTo("<i>Ada</i>"))
                .body("edits[0].by.customer", equalTo(publicId()));
        Shown refused = staff.press(form, bought.page() + "/ship");
        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.html()).contains("Not marked as shipped", "Refunded");
        asks().post(bought.api() + "/ship").then().statusCode(409).body("type", endsWith("/order-cancelled"));
    }

    @Test
    void whatIsShippedIsNotCancelled() {
        Bought bought = buy();
        TestingShopper staff = staff();
        Shown form = staff.get(bought.page());

        assertThat(staff.follow(staff.press(form, bought.page() + "/ship")).html())
                .contains("The order is marked as shipped.", "Marked as shipped");
        assertThat(staff.press(form, bought.page() + "/ship").status()).isEqualTo(303);
        Shown refused = staff.press(form, bought.page() + "/cancel");
        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.header("Cache-Control")).isEqualTo("no-store");
        assertThat(refused.html()).contains("Not cancelled: the order has left the house", bought.number());
        asks().post(bought.api() + "/cancel").then().statusCode(409).body("type", endsWith("/order-shipped"));

        assertThat(status(bought)).isEqualTo("SHIPPED");
        assertThat(edits(bought)).isEqualTo("1");
        TestingMails mails = new TestingMails(tables);
        assertThat(mails.theOnly("order-shipped", "ORDER_SHIPPED", bought.number()))
                .contains(
                        "Hello Ada Lovelace,",
                        "has left our house",
                        "2 × The lamp",
                        "/orders/" + bought.number() + "?key=");
        asks().queryParam("status", "shipped").get(ORDERS).then().body("items.number", hasItem(bought.number()));
        asks().queryParam("status", "paid").get(ORDERS).then().body("items.number", not(hasItems(bought.number())));
    }

    @Test
    void ofACrowdOneIsFirst() throws Exception {
        Bought bought = buy();
        String bearer = token();

        try (ExecutorService crowd = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Response>> answers = IntStream.range(0, 8)
                    .mapToObj(one -> crowd.submit(
                            () -> Member.bearer(bearer).post(bought.api() + (one % 2 == 0 ? "/ship" : "/cancel"))))
                    .toList();
            List<Integer> statuses = new ArrayList<>();
            for (Future<Response> answer : answers) {
                statuses.add(answer.get().statusCode());
            }
            assertThat(statuses)
                    .containsOnly(200, 409)
                    .filteredOn(one -> one == 200)
                    .hasSize(4);
        }

        assertThat(edits(bought)).isEqualTo("1");
    }

    @Test
    void whatIsShippedIsRefundedOnceTheMoneyIsBack() {
        Bought bought = buy();
        TestingShopper staff = staff();
        assertThat(staff.get(bought.page()).html()).doesNotContain("Refund the order");
        staff.press(staff.get(bought.page()), bought.page() + "/ship");
        Shown form = staff.get(bought.page());
        assertThat(form.html())
                .contains("Refund the order", "go back to the card")
                .doesNotContain("Cancel the order");

        payments.kill();
        try {
            Shown answer = staff.press(form, bought.page() + "/refund");
            assertThat(answer.status()).isEqualTo(303);
            assertThat(staff.follow(answer).html())
                    .contains("The money goes back by itself", "Started the refund", "Shipped")
                    .doesNotContain("Refund the order", "marked as shipped.");
            assertThat(staff.press(form, bought.page() + "/refund").status())
                    .as("a double click")
                    .isEqualTo(303);
        } finally {
            payments.restart();
        }

        await().atMost(LIMIT).until(() -> status(bought).equals("REFUNDED"));
        assertThat(staff.get(bought.page() + "?done=1").html())
                .contains("The order is refunded")
                .doesNotContain("goes back by itself");
        assertThat(edits(bought)).isEqualTo("2");
        asks().get(bought.api())
                .then()
                .statusCode(200)
                .body("order.status", equalTo("refunded"))
                .body("order.history.status", equalTo(List.of("placed", "paid", "shipped", "refunded")))
                .body("edits.action", equalTo(List.of("refunded", "shipped")))
                .body("edits[0].by.customer", equalTo(publicId()));
        assertThat(staff.press(form, bought.page() + "/refund").status()).isEqualTo(303);
        assertThat(staff.press(form, bought.page() + "/ship").status()).isEqualTo(303);
        assertThat(edits(bought)).isEqualTo("2");
    }

    @Test
    void onlyWhatIsShippedIsRefunded() {
        Bought bought = buy();
        TestingShopper staff = staff();
        Shown form = staff.get(bought.page());
        Shown refused = staff.press(form, bought.page() + "/refund");
        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.header("Cache-Control")).isEqualTo("no-store");
        assertThat(refused.html()).contains("Not refunded", "Cancel the order");
        asks().post(bought.api() + "/refund")
                .then()
                .statusCode(409)
                .body("type", endsWith("/order-not-shipped"))
                .body("detail", equalTo("It has not left the house. Cancel it instead."));
        tables.change("update placed_order set status = 'PLACED' where number = ?", stored(bought));
        asks().post(bought.api() + "/refund").then().statusCode(409).body("type", endsWith("/order-not-shipped"));
        tables.change("update placed_order set status = 'CANCELLED' where number = ?", stored(bought));
        asks().post(bought.api() + "/refund")
                .then()
                .statusCode(409)
                .body("type", endsWith("/order-cancelled"))
                .body("detail", equalTo("It was cancelled before, and the money goes back by itself."));
        asks().post(ORDERS + "/00000-00000/refund").then().statusCode(404);

        assertThat(status(bought)).isEqualTo("CANCELLED");
        assertThat(edits(bought)).isEqualTo("0");
        assertThat(tables.one("select count(*) from outbox where topic = 'refund-asked' and event_key = ?", id(bought)))
                .isEqualTo("0");
        given().post(bought.api() + "/refund").then().statusCode(401);
        Member.arrive().asks().post(bought.api() + "/refund").then().statusCode(403);
        assertThat(staff.post(bought.page() + "/refund", Map.of()).status()).isEqualTo(403);
    }

    private Bought buy() {
        String session = ready(carts.fill("lamp", 2));
        Response completed = pay(session, APPROVED).statusCode(200).extract().response();
        return new Bought(session, completed.path("order.number"));
    }

    private TestingShopper staff() {
        TestingShopper staff = new TestingShopper(keys);
        assertThat(staff.submit(staff.get("/account/sign-in"), Map.of("email", email, "password", PASSWORD))
                        .status())
                .isEqualTo(303);
        return staff;
    }

    /** One for the test: nobody may sign in as often as it asks. */
    private String token() {
        if (token.isEmpty()) {
            token = signIn();
        }
        return token;
    }

    private String signIn() {
        return Member.signIn(email, PASSWORD).then().statusCode(200).extract().path("accessToken");
    }

    private RequestSpecification asks() {
        return Member.bearer(token());
    }

    private String id(Bought bought) {
        return tables.one("select id from placed_order where number = ?", stored(bought));
    }

    private String publicId() {
        return tables.one("select public_id from customer where email = ?", email);
    }

    private String status(Bought bought) {
        return tables.one("select status from placed_order where number = ?", stored(bought));
    }

    private String edits(Bought bought) {
        return tables.one(
                "select count(*) from order_edit e join placed_order o on o.id = e.order_id where o.number = ?",
                stored(bought));
    }

    private static String stored(Bought bought) {
        return bought.number().replace("-", "");
    }
}
