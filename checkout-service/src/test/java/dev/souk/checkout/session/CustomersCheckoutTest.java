package dev.souk.checkout.session;

import static dev.souk.checkout.Shopper.SESSIONS;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import dev.souk.checkout.Member;
import dev.souk.checkout.Neighbours;
import dev.souk.checkout.Shopper;
import dev.souk.checkout.TestingCarts;
import dev.souk.checkout.TestingClock;
import dev.souk.checkout.TestingStock;
import dev.souk.embedded.junit.EmbeddedDatabase;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import io.vertx.core.json.JsonObject;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What customers check out and bought is theirs alone. */
@QuarkusTest
@WithTestResource(
        value = EmbeddedDatabase.class,
        initArgs = {@ResourceArg(name = "schema", value = "checkout"), @ResourceArg(name = "replicas", value = "0")})
@WithTestResource(Neighbours.class)
class CustomersCheckoutTest {

    private static final String ORDERS = "/api/v1/orders";
    private static final String APPROVED = "4242424242424242";

    @Inject
    TestingClock clock;

    @SuppressWarnings("NullAway.Init") // the test resource sets it
    TestingCarts carts;

    @SuppressWarnings("NullAway.Init")
    TestingStock stock;

    @BeforeEach
    void open() {
        Shopper.arrive();
        clock.present();
        stock.shelve("lamp", 1000, 2500);
    }

    @Test
    void aCustomersSessionAndOrderAreFoundByThatCustomerAlone() {
        Member owner = Member.arrive();
        String session = ready(owner, carts.fill("lamp", 1));
        for (Supplier<RequestSpecification> stranger : strangers()) {
            isUnknown(stranger.get().get(SESSIONS + "/" + session));
            isUnknown(with(stranger, Shopper.details()).put(SESSIONS + "/" + session));
            isUnknown(with(stranger, new JsonObject()).post(SESSIONS + "/" + session + "/cancel"));
            isUnknown(with(stranger, new JsonObject(Shopper.body(APPROVED)))
                    .header("Idempotency-Key", UUID.randomUUID())
                    .post(SESSIONS + "/" + session + "/complete"));
        }
        String number = pay(owner, session);
        owner.asks().get(ORDERS + "/" + number).then().statusCode(200).body("number", equalTo(number));
        for (Supplier<RequestSpecification> stranger : strangers()) {
            isUnknown(stranger.get().get(ORDERS + "/" + number));
            isUnknown(stranger.get().post(ORDERS + "/" + number + "/cancel"));
            isUnknown(stranger.get().get(ORDERS + "/" + number + "?key=wrong"));
        }
        owner.asks()
                .post(ORDERS + "/" + number + "/cancel")
                .then()
                .statusCode(200)
                .body("number", equalTo(number));
    }

    @Test
    void aGuestsSessionBecomesTheCustomersWhoTakesItOver() {
        String cart = carts.fill("lamp", 1);
        String session = Shopper.ready(cart);
        Member owner = Member.arrive();
        owner.asks().get(SESSIONS + "/" + session).then().statusCode(200);

        owner.sends(new JsonObject().put("cartId", cart))
                .post(SESSIONS)
                .then()
                .statusCode(200)
                .body("id", equalTo(session));
        isUnknown(given().get(SESSIONS + "/" + session));
        isUnknown(Member.json(new JsonObject().put("cartId", cart)).post(SESSIONS));
        String number = pay(owner, session);
        owner.asks().get(ORDERS).then().body("items.number", contains(number));
    }

    /** The guest knows the key of the start; the session may be a customer's by now. */
    @Test
    void aStartThatIsAskedForAgainShowsNobodyElsesSession() {
        String cart = carts.fill("lamp", 1);
        String key = UUID.randomUUID().toString();
        JsonObject wish = new JsonObject().put("cartId", cart);
        String session = Member.json(wish)
                .header("Idempotency-Key", key)
                .post(SESSIONS)
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        Member owner = Member.arrive();
        owner.sends(wish).post(SESSIONS).then().statusCode(200).body("id", equalTo(session));
        owner.sends(Shopper.details()).put(SESSIONS + "/" + session).then().statusCode(200);

        isUnknown(Member.json(wish).header("Idempotency-Key", key).post(SESSIONS));
    }

    @Test
    void aCustomersCartIsCheckedOutByThatCustomerAlone() {
        Member owner = Member.arrive();
        String cart = carts.fill("lamp", 1);
        carts.belongsToCustomer(cart, owner.asks().get("/api/v1/customers/me").path("id"));
        for (Supplier<RequestSpecification> stranger : strangers()) {
            isUnknown(with(stranger, new JsonObject().put("cartId", cart)).post(SESSIONS));
        }
        owner.sends(new JsonObject().put("cartId", cart)).post(SESSIONS).then().statusCode(201);
    }

    @Test
    void ordersAreListedTheLatestFirstInParts() {
        Member owner = Member.arrive();
        List<String> numbers = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            numbers.addFirst(pay(owner, ready(owner, carts.fill("lamp", 1))));
        }
        Response first = owner.asks().get(ORDERS + "?limit=2");
        first.then()
                .statusCode(200)
                .header("Link", containsString("rel=\"next\""))
                .body("items.number", contains(numbers.get(0), numbers.get(1)))
                .body("items[0].lines", hasSize(1))
                .body("items[0].history", hasSize(2));
        owner.asks()
                .get(ORDERS + "?limit=2&cursor=" + first.path("next"))
                .then()
                .body("items.number", contains(numbers.get(2)))
                .body("next", nullValue());
        owner.asks().get(ORDERS + "?cursor=%00").then().statusCode(400);
        owner.asks().get(ORDERS + "?limit=0").then().statusCode(400);
        given().get(ORDERS).then().statusCode(401).body("type", endsWith("/unauthorized"));
        Member.arrive().asks().get(ORDERS).then().body("items", hasSize(0));
    }

    @Test
    void aCustomersAddressNeedNotBeTyped() {
        Member owner = Member.arrive();
        owner.sends(new JsonObject()
                        .put("name", "Leyla Aydin")
                        .put("line1", "1 Long Street")
                        .put("city", "Springfield")
                        .put("region", "CA")
                        .put("postalCode", "94110")
                        .put("country", "US"))
                .post("/api/v1/customers/me/addresses")
                .then()
                .statusCode(201);

        owner.sends(new JsonObject().put("cartId", carts.fill("lamp", 1)))
                .post(SESSIONS)
                .then()
                .statusCode(201)
                .body("email", equalTo(owner.email()))
                .body("shippingAddress.line1", equalTo("1 Long Street"));
        given().contentType("application/json")
                .body(new JsonObject().put("cartId", carts.fill("lamp", 1)).encode())
                .post(SESSIONS)
                .then()
                .statusCode(201)
                .body("email", nullValue());
    }

    /** Whoever knows a cart's id need not be who typed an address for it. */
    @Test
    void whatACustomerTypedIsNotShownToTheNextGuestOfACart() {
        Member owner = Member.arrive();
        String cart = carts.fill("lamp", 1);
        String session = ready(owner, cart);
        owner.sends(new JsonObject())
                .post(SESSIONS + "/" + session + "/cancel")
                .then()
                .statusCode(200);

        given().contentType("application/json")
                .body(new JsonObject().put("cartId", cart).encode())
                .post(SESSIONS)
                .then()
                .statusCode(201)
                .body("email", nullValue());
    }

    @Test
    void theOrdersOfWhoLeftStayForTheBooks() {
        Member owner = Member.arrive();
        String session = ready(owner, carts.fill("lamp", 1));
        Response paid = complete(owner, session);
        String number = paid.path("order.number");
        String key = paid.path("order.key");
        String unfinished = ready(owner, carts.fill("lamp", 1));
        String id = owner.asks().get("/api/v1/customers/me").path("id");
        carts.belongsToCustomer(carts.fill("lamp", 1), id);
        owner.asks().get("/api/v1/customers/me/export").then().statusCode(200).body("orders.number", contains(number));
        owner.asks().delete("/api/v1/customers/me").then().statusCode(204);

        for (String ended : List.of(unfinished, session)) {
            isUnknown(given().get(SESSIONS + "/" + ended));
        }
        await().atMost(Duration.ofSeconds(20)).until(() -> !carts.hasCartOf(id));

        given().get(ORDERS + "/" + number + "?key=" + key).then().statusCode(200);
    }

    private static List<Supplier<RequestSpecification>> strangers() {
        Member other = Member.arrive();
        return List.of(() -> given(), other::asks);
    }

    private static RequestSpecification with(Supplier<RequestSpecification> sender, JsonObject body) {
        return sender.get().contentType("application/json").body(body.encode());
    }

    private static void isUnknown(Response answer) {
        answer.then().statusCode(404).body("type", endsWith("/not-found"));
    }

    private static String ready(Member buyer, String cart) {
        String id = buyer.sends(new JsonObject().put("cartId", cart))
                .post(SESSIONS)
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        buyer.sends(Shopper.details()).put(SESSIONS + "/" + id).then().statusCode(200);
        return id;
    }

    private static String pay(Member buyer, String session) {
        String number = complete(buyer, session).path("order.number");
        assertThat(number).isNotEmpty();
        return number;
    }

    private static Response complete(Member buyer, String session) {
        return buyer.sends(new JsonObject(Shopper.body(APPROVED)))
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .post(SESSIONS + "/" + session + "/complete")
                .then()
                .statusCode(200)
                .extract()
                .response();
    }
}
