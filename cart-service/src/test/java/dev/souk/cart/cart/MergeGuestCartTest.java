package dev.souk.cart.cart;

import static dev.souk.cart.TestingCart.json;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import dev.souk.cart.Surroundings;
import dev.souk.cart.TestingCart;
import dev.souk.cart.TestingCatalogue;
import dev.souk.cart.TestingIdentityProvider;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What becomes of a guest's cart when its guest signs in: nothing is lost, nothing is there twice. */
@QuarkusTest
@WithTestResource(Surroundings.class)
class MergeGuestCartTest {

    private static final String CHECKOUT = "Bearer " + Surroundings.CHECKOUT_KEY;

    private final String ada = TestingIdentityProvider.newCustomer();
    private final String eve = TestingIdentityProvider.newCustomer();

    @SuppressWarnings("NullAway.Init") // the test resource sets it
    TestingCatalogue catalogue;

    @BeforeEach
    void stock() {
        catalogue.offer("POT", "Blue teapot", 1299, 50);
        catalogue.offer("CUP", "Cup", 450, 50);
    }

    @Test
    void theFirstCartBecomesTheCustomersAndKeepsItsId() {
        TestingCart guests = filled("POT", 2);
        for (int again = 0; again < 3; again++) {
            guests.usedBy(ada)
                    .merge()
                    .statusCode(200)
                    .body("id", equalTo(guests.id()))
                    .body("lines.quantity", equalTo(List.of(2)))
                    .body("version", equalTo(2))
                    .body("notices", empty());
        }
        assertThat(TestingCart.current(ada).id()).isEqualTo(guests.id());
        guests.get().statusCode(404);
        guests.add("POT", 1).statusCode(404);
        guests.usedBy(eve).merge().statusCode(404);
    }

    @Test
    void sameThingsAddUpAndNewOnesComeLast() {
        catalogue.offer("JUG", "Jug", 900, 50);
        TestingCart own = TestingCart.current(ada);
        own.add("CUP", 1);
        own.add("POT", 3);
        TestingCart guests = filled("JUG", 4);
        guests.add("POT", 2);
        catalogue.offer("JUG", "Jug", 1000, 50);
        for (int again = 0; again < 3; again++) {
            guests.usedBy(ada)
                    .merge()
                    .statusCode(200)
                    .body("id", equalTo(own.id()))
                    .body("version", equalTo(4))
                    .body("lines.sku", equalTo(List.of("CUP", "POT", "JUG")))
                    .body("lines.quantity", equalTo(List.of(1, 5, 4)));
        }
        own.get()
                .body("notices.type", equalTo(List.of("price-changed")))
                .body("notices[0].detail", containsString("$9.00"));
        guests.get().statusCode(404);
        guests.usedBy(ada).get().statusCode(404);
        guests.usedBy(ada).add("POT", 1).statusCode(404);
        guests.usedBy(eve).merge().statusCode(404);
    }

    @Test
    void whatIsAboveTheLimitIsLeftOutAndSaidSoEachTimeItIsAsked() {
        TestingCart own = TestingCart.current(ada);
        own.add("POT", 60);
        own.add("CUP", 99);
        TestingCart guests = filled("POT", 60);
        guests.add("CUP", 1);
        for (int again = 0; again < 2; again++) {
            guests.usedBy(ada)
                    .merge()
                    .statusCode(200)
                    .body("lines.quantity", equalTo(List.of(99, 99)))
                    .body("notices.findAll { it.type == 'quantity-capped' }.sku", equalTo(List.of("POT", "CUP")))
                    .body(
                            "notices[0].detail",
                            equalTo("Blue teapot: together it was more than 99 pieces. 21 pieces were left out."))
                    .body(
                            "notices[1].detail",
                            equalTo("Cup: together it was more than 99 pieces. 1 piece was left out."));
        }
        own.get().body("notices.type", not(hasItem("quantity-capped")));
    }

    @Test
    void sixtyFiveLinesOnEachSideComeOutAsAHundredAndThirty() {
        TestingCart own = TestingCart.current(ada);
        own.post(lines(0, 65)).statusCode(201);
        TestingCart guests = TestingCart.empty();
        guests.post(lines(65, 130)).statusCode(201);
        List<String> all = IntStream.range(0, 130).mapToObj(i -> "S" + i).toList();
        guests.usedBy(ada)
                .merge()
                .statusCode(200)
                .body("lines", hasSize(130))
                .body("lines.sku", equalTo(all))
                .body("notices", empty());
        own.get()
                .body("lines.sku", equalTo(all))
                .body("totals.total.amount", equalTo(130 * 100))
                .body("notices", empty());
        own.add("POT", 1).statusCode(422);
        own.add("S3", 1).statusCode(200);
        own.change(own.lineOf("S129"), "{\"quantity\": 7}").statusCode(200).body("lines", hasSize(130));
    }

    @Test
    void whatFindsNoRoomIsKeptAndComesInLater() {
        TestingCart own = TestingCart.current(ada);
        for (int from = 0; from < 300; from += 100) {
            guests(from, from + 100).usedBy(ada).merge().statusCode(200).body("notices", empty());
        }
        own.get().body("lines", hasSize(300));
        TestingCart guests = guests(299, 305);
        for (int again = 0; again < 2; again++) {
            guests.usedBy(ada)
                    .merge()
                    .statusCode(200)
                    .body("lines", hasSize(300))
                    .body("lines[299].quantity", equalTo(2))
                    .body("notices.type", equalTo(List.of("lines-kept-back")))
                    .body("notices[0].detail", containsString("5 more things are kept"));
        }
        guests.get().statusCode(200).body("lines", hasSize(5));
        own.remove(own.lineOf("S0"));
        own.remove(own.lineOf("S1"));
        guests.usedBy(ada)
                .merge()
                .body("lines", hasSize(300))
                .body("notices[0].detail", containsString("3 more things"));
        for (int i = 2; i < 5; i++) {
            own.remove(own.lineOf("S" + i));
        }
        guests.usedBy(ada).merge().body("lines", hasSize(300)).body("notices", empty());
        guests.get().statusCode(404);
    }

    @Test
    void anEmptyCartMergesIntoNothing() {
        TestingCart.empty().usedBy(ada).merge().statusCode(200).body("lines", empty());
        TestingCart.empty().usedBy(ada).merge().statusCode(200).body("lines", empty());
        TestingCart.of("0123456789abcdef0123456789abcdef").usedBy(ada).merge().statusCode(404);
        TestingCart.of("nonsense").usedBy(ada).merge().statusCode(404);
    }

    @Test
    void whatWasBoughtOutOfTheGuestsCartGoesOutOfTheCustomersOnce() {
        TestingCart own = TestingCart.current(ada);
        own.add("POT", 3);
        TestingCart guests = filled("POT", 2);
        guests.add("CUP", 4);
        bought(guests.id(), "before", "CUP", 1).body("pieces", equalTo(5));
        guests.usedBy(ada).merge().statusCode(200).body("lines.quantity", equalTo(List.of(5, 3)));
        bought(guests.id(), "before", "CUP", 1).body("pieces", equalTo(8));
        for (int again = 0; again < 3; again++) {
            bought(guests.id(), "after", "POT", 2).statusCode(200).body("pieces", equalTo(6));
        }
        own.get().body("lines.quantity", equalTo(List.of(3, 3)));
        own.delete("*").statusCode(204);
        bought(guests.id(), "late", "POT", 2).statusCode(200).body("pieces", equalTo(0));
    }

    @Test
    void whatWasBoughtGoesOutOfBothWhenThereWasNoRoomForAll() {
        TestingCart own = TestingCart.current(ada);
        for (int from = 0; from < 299; from += 100) {
            guests(from, Math.min(from + 100, 299)).usedBy(ada).merge().statusCode(200);
        }
        own.get().body("lines", hasSize(299));
        TestingCart guests = filled("POT", 5);
        guests.add("CUP", 4);
        guests.add("S7", 1);
        guests.usedBy(ada)
                .merge()
                .body("lines", hasSize(300))
                .body("notices.type", equalTo(List.of("lines-kept-back")));
        guests.get().body("lines.sku", equalTo(List.of("CUP")));
        for (int again = 0; again < 3; again++) {
            bought(guests.id(), "partly", lines("POT", 3, "CUP", 3, "S7", 1))
                    .statusCode(200)
                    .body("pieces", equalTo(299 + 2));
        }
        own.get()
                .body("lines.find { it.sku == 'POT' }.quantity", equalTo(2))
                .body("lines.find { it.sku == 'S7' }.quantity", equalTo(1));
        guests.get().body("lines.sku", equalTo(List.of("CUP"))).body("lines.quantity", equalTo(List.of(1)));

        bought(guests.id(), "rest", lines("POT", 2, "CUP", 1)).body("pieces", equalTo(299));
        own.get().body("lines", hasSize(299)).body("lines.sku", not(hasItem("POT")));
        guests.get().body("lines", empty());
        own.delete("*").statusCode(204);
        bought(guests.id(), "late", lines("S0", 1)).statusCode(200).body("pieces", equalTo(0));
    }

    @Test
    void checkoutIsToldWhoseCartItIs() {
        TestingCart guests = filled("POT", 2);
        internal()
                .get("/internal/carts/" + guests.id())
                .then()
                .statusCode(200)
                .body("containsKey('customer')", equalTo(true))
                .body("customer", nullValue());
        internal().get("/internal/carts/of-customer/" + ada).then().statusCode(404);
        internal().get("/internal/carts/of-customer/nonsense").then().statusCode(404);
        guests.usedBy(ada).merge().statusCode(200);
        for (String path : List.of(guests.id(), "of-customer/" + ada)) {
            internal()
                    .get("/internal/carts/" + path)
                    .then()
                    .statusCode(200)
                    .body("id", equalTo(guests.id()))
                    .body("customer", equalTo(ada))
                    .body("lines[0].quantity", equalTo(2));
        }
        TestingCart second = filled("CUP", 1);
        second.usedBy(ada).merge().statusCode(200);
        internal().get("/internal/carts/" + second.id()).then().statusCode(404);
        given().get("/internal/carts/of-customer/" + ada).then().statusCode(401);
    }

    private static io.restassured.specification.RequestSpecification internal() {
        return json().header("Authorization", CHECKOUT);
    }

    private static ValidatableResponse bought(String id, String key, String sku, int quantity) {
        return bought(id, key, lines(sku, quantity));
    }

    private static ValidatableResponse bought(String id, String key, JsonArray lines) {
        return internal()
                .body(new JsonObject().put("key", key).put("lines", lines).encode())
                .post("/internal/carts/" + id + "/bought")
                .then();
    }

    /** SKUs and quantities by turns. */
    private static JsonArray lines(Object... wanted) {
        JsonArray lines = new JsonArray();
        for (int i = 0; i < wanted.length; i += 2) {
            lines.add(new JsonObject().put("sku", wanted[i]).put("quantity", wanted[i + 1]));
        }
        return lines;
    }

    private static TestingCart filled(String sku, int quantity) {
        TestingCart cart = TestingCart.empty();
        cart.add(sku, quantity).statusCode(201);
        return cart;
    }

    private TestingCart guests(int from, int to) {
        TestingCart cart = TestingCart.empty();
        cart.post(lines(from, to)).statusCode(201);
        return cart;
    }

    private String lines(int from, int to) {
        IntStream.range(from, to).forEach(i -> catalogue.offer("S" + i, "Spoon " + i, 100, 50));
        return IntStream.range(from, to)
                .mapToObj(i -> "{\"sku\": \"S" + i + "\", \"quantity\": 1}")
                .collect(Collectors.joining(",", "[", "]"));
    }
}
