package dev.souk.cart.cart;

import static dev.souk.cart.TestingCart.json;
import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;

import dev.souk.cart.Surroundings;
import dev.souk.cart.TestingCart;
import dev.souk.cart.TestingCatalogue;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What checkout asks of carts. */
@QuarkusTest
@WithTestResource(Surroundings.class)
class CartServiceApiTest {

    private static final String BEARER = "Bearer " + Surroundings.CHECKOUT_KEY;

    @SuppressWarnings("NullAway.Init") // the test resource sets it
    TestingCatalogue catalogue;

    @BeforeEach
    void stock() {
        catalogue.offer("POT", "Blue teapot", 1299, 50);
        catalogue.offer("CUP", "Cup", 450, 50);
    }

    @Test
    void tellsWhatIsInACart() {
        TestingCart cart = filled();
        get(cart.id())
                .statusCode(200)
                .body("id", equalTo(cart.id()))
                .body("version", equalTo(2))
                .body("lines.sku", equalTo(List.of("POT", "CUP")))
                .body("lines.quantity", equalTo(List.of(3, 1)));
        get("0123456789abcdef0123456789abcdef").statusCode(404);
        get("nonsense").statusCode(404);
        get("of-visitor/0123456789abcdef0123456789abcdef").statusCode(404);
        get("of-visitor/%F0%9F%8D%B5").statusCode(404);
    }

    @Test
    void takesOutWhatWasBoughtOnce() {
        TestingCart cart = filled();
        for (int i = 0; i < 3; i++) {
            bought(
                            cart.id(),
                            "{'key': 'order-1', 'lines': [{'sku': 'POT', 'quantity': 2}, {'sku': 'CUP', 'quantity': 1}]}")
                    .statusCode(200)
                    .body("pieces", equalTo(1));
        }
        cart.get().body("lines.sku", equalTo(List.of("POT"))).body("version", equalTo(3));
        bought(
                        cart.id(),
                        "{'key': 'order-2', 'lines': [{'sku': 'POT', 'quantity': 9}, {'sku': 'GONE', 'quantity': 1}]}")
                .statusCode(200)
                .body("pieces", equalTo(0));
    }

    @Test
    void whatWasPutInMeanwhileStays() {
        TestingCart cart = filled();
        cart.add("POT", 4);
        bought(cart.id(), "{'key': 'k', 'lines': [{'sku': 'POT', 'quantity': 3}, {'sku': 'CUP', 'quantity': 1}]}")
                .body("pieces", equalTo(4));
    }

    @Test
    void aCartThatIsGoneHasNothingLeft() {
        bought("0123456789abcdef0123456789abcdef", "{'key': 'k', 'lines': [{'sku': 'POT', 'quantity': 3}]}")
                .statusCode(200)
                .body("pieces", equalTo(0));
        bought("nonsense", "{'key': 'k', 'lines': []}").statusCode(200).body("pieces", equalTo(0));
    }

    @Test
    void refusesOddBodiesAndStrangers() {
        TestingCart cart = filled();
        bought(cart.id(), "{'key': '', 'lines': []}").statusCode(422);
        bought(cart.id(), "{'key': 'a b', 'lines': []}").statusCode(422);
        bought(cart.id(), "{'lines': []}").statusCode(422);
        bought(cart.id(), "{'key': 'k', 'lines': [null]}").statusCode(422);
        bought(cart.id(), "{'key': 'k', 'lines': [{'sku': 'POT', 'quantity': -5}]}")
                .statusCode(200)
                .body("pieces", equalTo(4));
        given().get("/internal/carts/" + cart.id()).then().statusCode(401);
        given().header("Authorization", "Bearer " + TestingCatalogue.KEY)
                .get("/internal/carts/" + cart.id())
                .then()
                .statusCode(401);
    }

    private static TestingCart filled() {
        TestingCart cart = TestingCart.empty();
        cart.post("[{\"sku\": \"POT\", \"quantity\": 3}, {\"sku\": \"CUP\", \"quantity\": 1}]")
                .statusCode(201);
        return cart;
    }

    private static ValidatableResponse get(String path) {
        return given().urlEncodingEnabled(false)
                .header("Authorization", BEARER)
                .get("/internal/carts/" + path)
                .then();
    }

    private static ValidatableResponse bought(String id, String body) {
        return json().header("Authorization", BEARER)
                .body(body.replace('\'', '"'))
                .post("/internal/carts/" + id + "/bought")
                .then();
    }
}
