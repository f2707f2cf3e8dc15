package dev.souk.checkout;

import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.UUID;

/** What a shopper does over the JSON API. */
public final class Shopper {

    public static final String SESSIONS = "/api/v1/checkout-sessions";

    private Shopper() {}

    /** Waits at the door until the shop is ready, as a load balancer lets them. */
    public static void arrive() {
        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> given().get("/q/health/ready").then().statusCode(200));
    }

    /** A session that wants nothing but money. */
    public static String ready(String cart) {
        String id = given().contentType(ContentType.JSON)
                .body(new JsonObject().put("cartId", cart).encode())
                .post(SESSIONS)
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        given().contentType(ContentType.JSON)
                .body(details().encode())
                .put(SESSIONS + "/" + id)
                .then()
                .statusCode(200)
                .body("status", equalTo("ready_for_complete"));
        return id;
    }

    public static JsonObject details() {
        return new JsonObject()
                .put("email", "ada@shop.example")
                .put(
                        "shippingAddress",
                        new JsonObject()
                                .put("name", "Ada Lovelace")
                                .put("line1", "1 Long Street")
                                .put("city", "Somewhere")
                                .put("region", "CA")
                                .put("postalCode", "94110")
                                .put("country", "US"))
                .put("deliveryMethod", "standard");
    }

    public static ValidatableResponse pay(String session, String card) {
        return pay(session, card, UUID.randomUUID().toString());
    }

    public static ValidatableResponse pay(String session, String card, String key) {
        return payment(session, card, key).then();
    }

    public static Response payment(String session, String card, String key) {
        return given().contentType(ContentType.JSON)
                .header("Idempotency-Key", key)
                .body(body(card))
                .post(SESSIONS + "/" + session + "/complete");
    }

    public static String body(String card) {
        return new JsonObject()
                .put("payment", new JsonObject().put("provider", "sandbox").put("card", card))
                .encode();
    }

    public static ValidatableResponse look(String session) {
        return given().get(SESSIONS + "/" + session).then();
    }
}
