package dev.souk.web.visitor;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class FormGuardTest {

    private final TestingBrowser browser = new TestingBrowser();

    @Test
    void takesAFormOfOurs() {
        String token = browser.token();
        assertThat(browser.post("/form", Map.of("_token", token, "sku", "POT")).statusCode())
                .isEqualTo(303);
        assertThat(browser.token()).isEqualTo(token);
        assertThat(browser.post("/form/without-fields", Map.of("_token", token)).statusCode())
                .isEqualTo(200);
    }

    @Test
    void aFormWithoutTokenIsRefusedInPlainWordsAndChangesNothing() {
        browser.token();
        browser.request()
                .formParam("sku", "POT")
                .post("/form")
                .then()
                .statusCode(403)
                .contentType("text/html; charset=UTF-8")
                .body(containsString("Nothing was changed"));
        assertThat(changesAre(() -> browser.post("/form/without-fields", Map.of("sku", "POT"))))
                .isZero();
    }

    @Test
    void theTokenOfAnotherVisitorIsRefused() {
        String other = new TestingBrowser().token();
        browser.token();
        assertThat(browser.post("/form", Map.of("_token", other)).statusCode()).isEqualTo(403);
        assertThat(new TestingBrowser().post("/form", Map.of("_token", other)).statusCode())
                .as("without a cookie")
                .isEqualTo(403);
    }

    @Test
    void theTokenOfAFormerKeyIsGoodAndThatOfAForgottenOneIsNot() {
        String id = browser.get("/visitor").asString();
        String former = TestingKeys.of("former-former-former-former-former")
                .signer("form-token")
                .sign(id);
        String forgotten = TestingKeys.of("forgotten-forgotten-forgotten-forgotten")
                .signer("form-token")
                .sign(id);
        assertThat(browser.post("/form", Map.of("_token", former)).statusCode()).isEqualTo(303);
        assertThat(browser.post("/form", Map.of("_token", forgotten)).statusCode())
                .isEqualTo(403);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Origin: https://evil.example",
                "Origin: null",
                "Origin: http://localhost.evil.example:8080",
                "Origin:",
                "Sec-Fetch-Site: cross-site",
                "Sec-Fetch-Site: same-site",
                "Sec-Fetch-Site: whatever"
            })
    void aStrangersPageIsRefusedEvenWithTheToken(String header) {
        String[] parts = header.split(": ?", 2);
        String token = browser.token();
        browser.request()
                .formParam("_token", token)
                .header(parts[0], parts[1])
                .post("/form")
                .then()
                .statusCode(403);
        assertThat(browser.post("/form", Map.of("_token", token)).statusCode())
                .as("without it")
                .isEqualTo(303);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Origin: http://localhost:8080", "Sec-Fetch-Site: same-origin", "Sec-Fetch-Site: none"})
    void ourOwnPageIsNot(String header) {
        String[] parts = header.split(": ", 2);
        String token = browser.token();
        browser.request()
                .formParam("_token", token)
                .header(parts[0], parts[1])
                .post("/form")
                .then()
                .statusCode(303);
        browser.request()
                .formParam("_token", token)
                .header("Origin", "http://localhost:" + RestAssured.port)
                .post("/form")
                .then()
                .statusCode(303);
    }

    @Test
    void aPageOfOursThatSendsNoReferrerHidesItsOrigin() {
        String token = browser.token();
        browser.request()
                .formParam("_token", token)
                .header("Origin", "null")
                .header("Sec-Fetch-Site", "same-origin")
                .post("/form")
                .then()
                .statusCode(303);
    }

    @Test
    void twoTokensAreOneTooMany() {
        String token = browser.token();
        assertThat(browser.post("/form", Map.of("_token", List.of(token, "x"))).statusCode())
                .isEqualTo(403);
        assertThat(browser.post("/form", Map.of("_token", List.of(token, token)))
                        .statusCode())
                .isEqualTo(403);
    }

    @Test
    void whatIsNoFormIsRefusedHoweverItIsSent() {
        String token = browser.token();
        for (ContentType type : List.of(ContentType.TEXT, ContentType.JSON)) {
            browser.request()
                    .contentType(type)
                    .body("_token=" + token)
                    .post("/form/without-fields")
                    .then()
                    .statusCode(403);
        }
        browser.request().multiPart("_token", token).post("/form").then().statusCode(403);
        browser.request().post("/form/without-fields").then().statusCode(403);
        browser.request().queryParam("_token", token).post("/form").then().statusCode(403);
        browser.request().body("x").put("/form/without-fields").then().statusCode(403);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "&",
                "=",
                "&&==&",
                "_token",
                "_token=",
                "_token=%",
                "_token=%zz",
                "%00=%00",
                "_token=%C3%28",
                "_token[]=x",
                "sku=%FF%FE",
                "a=b=c&d"
            })
    void aHostileBodyIsRefusedAndIsNoFault(String body) {
        browser.token();
        int status = browser.request()
                .contentType("application/x-www-form-urlencoded")
                .body(body)
                .post("/form")
                .statusCode();
        assertThat(status).isBetween(400, 499);
    }

    @Test
    void aVeryLongFieldAndVeryManyFieldsAreRefusedAndAreNoFault() {
        browser.token();
        assertIsRefusedPage(browser.post("/form", Map.of("_token", "x".repeat(60_000))), 413);
        assertIsRefusedPage(browser.post("/form", Map.of("x".repeat(60_000), "x")), 413);
        Map<String, String> many = IntStream.range(0, 3000)
                .boxed()
                .collect(Collectors.toMap(i -> "field" + i, i -> "x", (a, b) -> a, HashMap::new));
        assertIsRefusedPage(browser.post("/form", many), 400);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a=b&", "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"})
    void whatIsTooMuchIsRefusedOnceHoweverManyPiecesItComesIn(String part) throws IOException {
        try (Socket socket = new Socket("localhost", RestAssured.port)) {
            socket.setSoTimeout(20_000);
            OutputStream out = socket.getOutputStream();
            String piece = part.repeat(20_000 / part.length());
            int pieces = 30;
            out.write(("POST /form HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/x-www-form-urlencoded\r\n"
                            + "Content-Length: " + piece.length() * pieces + "\r\nConnection: close\r\n\r\n")
                    .getBytes(StandardCharsets.US_ASCII));
            for (int i = 0; i < pieces; i++) {
                out.write(piece.getBytes(StandardCharsets.US_ASCII));
                out.flush();
            }
            String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

            assertThat(answer)
                    .startsWith("HTTP/1.1 4")
                    .contains("text/html", "</html>")
                    .doesNotContain("error id");
        }
    }

    private static void assertIsRefusedPage(Response answer, int status) {
        answer.then().statusCode(status).contentType("text/html; charset=UTF-8").body(containsString("</main>"));
    }

    @Test
    void programsAreAskedForTheirOwnAuthorization() {
        given().contentType(ContentType.JSON)
                .body("{}")
                .post("/webhooks/testing")
                .then()
                .statusCode(200)
                .body(equalTo("{}"));
        given().contentType(ContentType.JSON)
                .body("{\"text\":\"Hello\",\"count\":1}")
                .post("/api/v1/greetings")
                .then()
                .statusCode(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/../form/without-fields",
                "/api/%2e%2e/form/without-fields",
                "//form/without-fields",
                "/form/without-fields;x=/api/",
                "/webhooks/testing/../../form/without-fields"
            })
    void noWayOfWritingAnAddressGoesAround(String path) throws IOException {
        assertThat(status("POST " + path)).doesNotContain(" 200 ").doesNotContain(" 5");
    }

    /** As it stands: a client would tidy the address up. */
    private static String status(String request) throws IOException {
        try (Socket socket = new Socket("localhost", RestAssured.port)) {
            socket.setSoTimeout(20_000);
            socket.getOutputStream()
                    .write((request
                                    + " HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: 0\r\nConnection: close\r\n\r\n")
                            .getBytes(StandardCharsets.US_ASCII));
            return new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII))
                    .readLine();
        }
    }

    private static int changesAre(Runnable doing) {
        String before = changes();
        doing.run();
        return Integer.parseInt(changes()) - Integer.parseInt(before);
    }

    private static String changes() {
        return given().get("/changes").asString();
    }
}
