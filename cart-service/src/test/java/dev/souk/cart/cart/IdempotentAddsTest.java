package dev.souk.cart.cart;

import static dev.souk.cart.TestingCart.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import dev.souk.cart.Surroundings;
import dev.souk.cart.TestingCart;
import dev.souk.cart.TestingCatalogue;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(Surroundings.class)
class IdempotentAddsTest {

    private static final String ONE_POT = "{\"sku\": \"POT\", \"quantity\": 1}";

    @SuppressWarnings("NullAway.Init") // the test resource sets it
    TestingCatalogue catalogue;

    @BeforeEach
    void stock() {
        catalogue.offer("POT", "Blue teapot", 1299, 50);
    }

    @Test
    void theSameRequestIsAnsweredAgainAndDoneOnce() {
        TestingCart cart = TestingCart.empty();
        Response first = cart.post(ONE_POT, "key")
                .header("Idempotent-Replayed", nullValue())
                .extract()
                .response();
        assertThat(first.statusCode()).isEqualTo(201);
        cart.add("POT", 5).statusCode(200);

        cart.post(ONE_POT, "key")
                .statusCode(201)
                .header("Idempotent-Replayed", "true")
                .header("ETag", first.header("ETag"))
                .contentType("application/json")
                .body(equalTo(first.asString()));
        assertThat(cart.quantityOf("POT")).isEqualTo(6);
    }

    @Test
    void anotherBodyUnderTheSameKeyIsRefused() {
        TestingCart cart = TestingCart.empty();
        cart.post(ONE_POT, "key").statusCode(201);
        cart.post("{\"quantity\": 1, \"sku\": \"POT\"}", "key")
                .statusCode(422)
                .body("type", endsWith("/idempotency-key-reused"));
        assertThat(cart.quantityOf("POT")).isEqualTo(1);
    }

    @Test
    void whatWasRefusedMayBeTriedAgain() {
        TestingCart cart = TestingCart.empty();
        catalogue.forget("LATE");
        String late = "{\"sku\": \"LATE\", \"quantity\": 1}";
        cart.post(late, "key").statusCode(422);
        catalogue.offer("LATE", "Late", 100, 1);
        cart.post(late, "key").statusCode(201);
        cart.post(late, "key").statusCode(201).header("Idempotent-Replayed", "true");
    }

    @Test
    void aKeyBelongsToItsCart() {
        TestingCart.empty().post(ONE_POT, "key").statusCode(201).header("Idempotent-Replayed", nullValue());
        TestingCart.empty().post(ONE_POT, "key").statusCode(201).header("Idempotent-Replayed", nullValue());
    }

    @Test
    void aKeyMayNotBeTooLong() {
        TestingCart cart = TestingCart.empty();
        cart.post(ONE_POT, "k".repeat(256)).statusCode(400).body("type", endsWith("/bad-parameter"));
        cart.post(ONE_POT, "k".repeat(255)).statusCode(201);
    }

    @Test
    void aCartIsMadeOnce() {
        String key = "made " + System.nanoTime();
        String body = "{\"lines\": [" + ONE_POT + "]}";
        Response first = json().header("Idempotency-Key", key).body(body).post("/api/v1/carts");
        assertThat(first.statusCode()).isEqualTo(201);
        json().header("Idempotency-Key", key)
                .body(body)
                .post("/api/v1/carts")
                .then()
                .statusCode(201)
                .header("Location", first.header("Location"))
                .header("Idempotent-Replayed", "true")
                .body(equalTo(first.asString()));
        json().header("Idempotency-Key", key)
                .body("{}")
                .post("/api/v1/carts")
                .then()
                .statusCode(422)
                .body("type", endsWith("/idempotency-key-reused"));
    }
}
