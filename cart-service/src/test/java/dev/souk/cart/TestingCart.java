package dev.souk.cart;

import static io.restassured.RestAssured.given;

import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;

/** A cart as a program uses it. */
public final class TestingCart {

    private static final String CARTS = "/api/v1/carts";

    private final String id;

    private TestingCart(String id) {
        this.id = id;
    }

    public static TestingCart empty() {
        return new TestingCart(
                json().body("{}").post(CARTS).then().statusCode(201).extract().path("id"));
    }

    public static TestingCart of(String id) {
        return new TestingCart(id);
    }

    public String id() {
        return id;
    }

    public ValidatableResponse get() {
        return given().get(path()).then();
    }

    public ValidatableResponse add(String sku, int quantity) {
        return post("{\"sku\": \"%s\", \"quantity\": %d}".formatted(sku, quantity));
    }

    public ValidatableResponse post(String body) {
        return json().body(body).post(path() + "/lines").then();
    }

    public ValidatableResponse post(String body, String key) {
        return json().header("Idempotency-Key", key)
                .body(body)
                .post(path() + "/lines")
                .then();
    }

    public ValidatableResponse change(String line, String body) {
        return json().body(body).patch(path() + "/lines/" + line).then();
    }

    public ValidatableResponse change(String line, int quantity, String ifMatch) {
        return json().header("If-Match", ifMatch)
                .body("{\"quantity\": " + quantity + "}")
                .patch(path() + "/lines/" + line)
                .then();
    }

    public ValidatableResponse remove(String line) {
        return given().delete(path() + "/lines/" + line).then();
    }

    public String lineOf(String sku) {
        return shown().getString("lines.find { it.sku == '" + sku + "' }.id");
    }

    public int quantityOf(String sku) {
        return shown().getInt("lines.find { it.sku == '" + sku + "' }.quantity");
    }

    public long version() {
        return shown().getLong("version");
    }

    public JsonPath shown() {
        return get().statusCode(200).extract().jsonPath();
    }

    public String path() {
        return CARTS + "/" + id;
    }

    public static RequestSpecification json() {
        return given().contentType(ContentType.JSON);
    }
}
