package dev.souk.web;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class JsonBodyTest {

    private static final HttpClient PROGRAM = HttpClient.newHttpClient();

    @Test
    void becomesARecordAndStaysAsItCame() {
        String body = " {\"name\": \"téa\", \"pieces\": 2, \"lines\": [], \"unknown\": {\"x\": [1]}} ";
        order(body)
                .statusCode(200)
                .body("name", equalTo("téa"))
                .body("pieces", equalTo(2))
                .body("bytes", equalTo(body));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'pieces': 1, 'lines': []}                            | /name             | must be a text",
                "{'name': null, 'pieces': 1, 'lines': []}              | /name             | must be a text",
                "{'name': 5, 'pieces': 1, 'lines': []}                 | /name             | must be a text",
                "{'name': {}, 'pieces': 1, 'lines': []}                | /name             | must be a text",
                "{'name': 'a', 'lines': []}                            | /pieces           | must be a whole number",
                "{'name': 'a', 'pieces': null, 'lines': []}            | /pieces           | must be a whole number",
                "{'name': '', 'pieces': '', 'lines': []}               | /pieces           | must be a whole number",
                "{'name': 'a', 'pieces': '1', 'lines': []}             | /pieces           | must be a whole number",
                "{'name': 'a', 'pieces': 1.5, 'lines': []}             | /pieces           | must be a whole number",
                "{'name': 'a', 'pieces': true, 'lines': []}            | /pieces           | must be a whole number",
                "{'name': 'a', 'pieces': 99999999999, 'lines': []}     | /pieces           | is out of range",
                "{'name': 'a', 'pieces': 1e999999999, 'lines': []}     | /pieces           | must be a whole number",
                "{'name': 'a', 'pieces': 1, 'lines': {}}               | /lines            | must be a list",
                "{'name': 'a', 'pieces': 1, 'lines': [{'sku': 'x'}, 7]}| /lines/1          | must be an object",
                "{'name': 'a', 'pieces': 1, 'lines': [{'sku': 7}]}     | /lines/0/sku      | must be a text",
                "[]                                                    | ''                | must be an object",
                "null                                                  | ''                | must be an object"
            })
    void ofAnotherShapeItIsRefusedWithThePlace(String body, String pointer, String detail) {
        order(body.replace('\'', '"'))
                .statusCode(422)
                .contentType(Problem.JSON)
                .body("type", equalTo("https://souk.dev/problems/invalid-body"))
                .body("errors[0].pointer", equalTo(pointer))
                .body("errors[0].detail", equalTo(detail))
                .body("detail", not(containsString("dev.souk")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{", "{\"name\": }", "name", "{} {}", "\u0000", "{\"name\": \"\n\"}"})
    void whatIsNotJsonIsRefused(String body) {
        order(body)
                .statusCode(400)
                .contentType(Problem.JSON)
                .body("type", equalTo("https://souk.dev/problems/bad-request"));
    }

    @Test
    void deepAndBrokenBytesAreRefused() throws Exception {
        assertThat(post("orders", "[".repeat(50_000).getBytes(StandardCharsets.UTF_8)))
                .isEqualTo(400);
        assertThat(post("orders", new byte[] {'{', '"', (byte) 0xff, (byte) 0xfe, '"', '}'}))
                .isEqualTo(400);
    }

    @Test
    void nothingIsWellForARecordThatAsksForNothing() throws Exception {
        assertThat(post("wishes", new byte[0])).isEqualTo(200);
        assertThat(post("orders", new byte[0])).isEqualTo(422);
        given().contentType(ContentType.JSON)
                .body("{\"text\": null}")
                .post("/api/v1/bodies/wishes")
                .then()
                .statusCode(200)
                .body("text", equalTo("none"));
    }

    @Test
    void oneOrManyMayCome() {
        assertThat(items("{\"sku\": \"a\"}").statusCode(200).extract().asString())
                .contains("a");
        items("[{\"sku\": \"a\"}, {\"sku\": \"b\"}]")
                .body("[0].sku", equalTo("a"))
                .body("[1].sku", equalTo("b"));
        items("[{\"sku\": \"a\"}, {}]").statusCode(422).body("errors[0].pointer", equalTo("/1/sku"));
        items("[1]").statusCode(422).body("errors[0].pointer", equalTo("/0"));
        items("{}").statusCode(422).body("errors[0].pointer", equalTo("/sku"));
    }

    @Test
    void tellsAnArrayFromOne() {
        for (String body : new String[] {"[]", "[{}]", "{}", "7"}) {
            given().contentType(ContentType.JSON)
                    .body(body)
                    .post("/api/v1/bodies/arrays")
                    .then()
                    .statusCode(200)
                    .body(equalTo(Boolean.toString(body.startsWith("["))));
        }
    }

    @Test
    void anotherTypeOfBodyIsRefused() {
        given().contentType("text/plain")
                .body("{}")
                .post("/api/v1/bodies/orders")
                .then()
                .statusCode(415);
    }

    @Test
    void aKeyOfAReasonableLengthIsRead() {
        given().contentType(ContentType.JSON)
                .header("Idempotency-Key", "k".repeat(255))
                .post("/api/v1/bodies/keys")
                .then()
                .statusCode(200)
                .body("key", equalTo("k".repeat(255)));
        given().contentType(ContentType.JSON)
                .post("/api/v1/bodies/keys")
                .then()
                .statusCode(200)
                .body("key", equalTo("none"));
        given().contentType(ContentType.JSON)
                .header("Idempotency-Key", "k".repeat(256))
                .post("/api/v1/bodies/keys")
                .then()
                .statusCode(400)
                .body("type", equalTo("https://souk.dev/problems/bad-parameter"));
        assertThat(IdempotencyHeader.key(" ")).as("an empty one is none").isEmpty();
    }

    /** Without Content-Type, as programs send that have nothing to send. */
    private static int post(String to, byte[] body) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(
                        URI.create("http://localhost:" + RestAssured.port + "/api/v1/bodies/" + to))
                .POST(BodyPublishers.ofByteArray(body))
                .build();
        return PROGRAM.send(request, BodyHandlers.discarding()).statusCode();
    }

    private static ValidatableResponse order(String body) {
        return given().contentType(ContentType.JSON)
                .body(body)
                .post("/api/v1/bodies/orders")
                .then();
    }

    private static ValidatableResponse items(String body) {
        return given().contentType(ContentType.JSON)
                .body(body)
                .post("/api/v1/bodies/items")
                .then();
    }
}
