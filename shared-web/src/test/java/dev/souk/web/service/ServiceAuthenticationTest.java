package dev.souk.web.service;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;

import dev.souk.web.Problem;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class ServiceAuthenticationTest {

    private static final String CART = "Bearer cart-cart-cart-cart";
    private static final String CHECKOUT = "Bearer checkout-checkout";

    @Test
    void answersTheServicesItNames() {
        for (String key : new String[] {CART, CHECKOUT, "bearer cart-cart-cart-cart"}) {
            given().header("Authorization", key)
                    .get("/internal/shelves")
                    .then()
                    .statusCode(200)
                    .body(equalTo("shelves"));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Bearer", "Bearer ", "Bearer wrong", "cart-cart-cart-cart", "Basic Y2FydDpjYXJ0"})
    void refusesEverybodyElse(String authorization) {
        given().header("Authorization", authorization)
                .get("/internal/shelves")
                .then()
                .statusCode(401)
                .header("WWW-Authenticate", "Bearer realm=\"souk\"")
                .contentType(Problem.JSON)
                .body("type", equalTo("https://souk.dev/problems/unauthorized"));
        given().get("/internal/shelves").then().statusCode(401);
    }

    @Test
    void aMethodMayBeForFewerThanItsClass() {
        given().header("Authorization", CHECKOUT)
                .body("tea")
                .post("/internal/shelves")
                .then()
                .statusCode(200)
                .body(equalTo("tea"));
        given().header("Authorization", CART)
                .body("tea")
                .post("/internal/shelves")
                .then()
                .statusCode(401);
    }
}
