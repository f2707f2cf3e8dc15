package dev.souk.cart;

import static io.restassured.RestAssured.given;

import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.util.Map;

/** A cart as a program uses it. */
public final class TestingCart {

    private static final String CARTS = "/api/v1/carts";

    private final String id;
    private final Map<String, String> headers;

    private TestingCart(String id, Map<String, String> headers) {
        this.id = id;
        this.headers = headers;
    }

    public static TestingCart empty() {
        return of(json().body("{}").post(CARTS).then().statusCode(201).extract().path("id"));
    }

    public static TestingCart of(String id) {
        return new TestingCart(id, Map.of());
    }

    /** The cart that a customer has. */
    public static TestingCart current(String customer) {
        String id = as(customer)
                .get(CARTS + "/current")
                .then()
                .statusCode(200)
                .extract()
                .path("id");
        return of(id).usedBy(customer);
    }

    /** The same cart in a customer's hands. */
    public TestingCart usedBy(String customer) {
        return new TestingCart(id, bearer(customer));
    }

    public String id() {
        return id;
    }

    public ValidatableResponse get() {
        return given().headers(headers).get(path()).then();
    }

    public ValidatableResponse add(String sku, int quantity) {
        return post("{\"sku\": \"%s\", \"quantity\": %d}".formatted(sku, quantity));
    }

    public ValidatableResponse post(String body) {
        return request().body(body).post(path() + "/lines").then();
    }

    public ValidatableResponse post(String body, String key) {
        return request()
                .header("Idempotency-Key", key)
                .body(body)
                .post(path() + "/lines")
                .then();
    }

    public ValidatableResponse change(String line, String body) {
        return request().body(body).patch(path() + "/lines/" + line).then();
    }

    public ValidatableResponse change(String line, int quantity, String ifMatch) {
        return request()
                .header("If-Match", ifMatch)
                .body("{\"quantity\": " + quantity + "}")
                .patch(path() + "/lines/" + line)
                .then();
    }

    public ValidatableResponse remove(String line) {
        return request().delete(path() + "/lines/" + line).then();
    }

    public ValidatableResponse delete(String ifMatch) {
        return request().header("If-Match", ifMatch).delete(path()).then();
    }

    /** Into the cart of whoever uses it. */
    public ValidatableResponse merge() {
        return request().post(path() + "/merge").then();
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

    private RequestSpecification request() {
        return json().headers(headers);
    }

    public static RequestSpecification as(String customer) {
        return json().headers(bearer(customer));
    }

    private static Map<String, String> bearer(String customer) {
        return Map.of("Authorization", "Bearer " + TestingIdentityProvider.token(customer));
    }

    public static RequestSpecification json() {
        return given().contentType(ContentType.JSON);
    }
}
