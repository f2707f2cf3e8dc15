package dev.souk.web;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.not;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class ErrorResponsesTest {

    @Test
    void aProblemMaySayMoreInHeaders() {
        given().get("/api/v1/fails?how=busy")
                .then()
                .statusCode(503)
                .header("Retry-After", "7")
                .header("RateLimit", "\"complete\";r=0;t=7")
                .contentType(Problem.JSON)
                .body("type", equalTo("https://souk.dev/problems/unavailable"));
    }

    @Test
    void programsGetTheProblemWithItsFields() {
        given().get("/api/v1/fails?how=invalid")
                .then()
                .statusCode(422)
                .contentType(Problem.JSON)
                .body("type", equalTo("https://souk.dev/problems/quantity-limit"))
                .body("title", equalTo("Too many"))
                .body("status", equalTo(422))
                .body("detail", equalTo("At most 99 of one thing."))
                .body("errors[0].pointer", equalTo("/quantity"))
                .body("errors[0].detail", equalTo("is 100"));
    }

    @Test
    void aStaleVersionIsToldTheCurrentState() {
        given().get("/api/v1/fails?how=stale")
                .then()
                .statusCode(412)
                .contentType(Problem.JSON)
                .body("type", equalTo("https://souk.dev/problems/stale-version"))
                .body("current.text", equalTo("Hello"))
                .body("current.count", equalTo(2));
    }

    @Test
    void anUnknownAddressIsAProblemToProgramsAndASearchToShoppers() {
        given().get("/api/v1/nothing")
                .then()
                .statusCode(404)
                .contentType(Problem.JSON)
                .body("type", equalTo("https://souk.dev/problems/not-found"));
        given().get("/nothing/at/all")
                .then()
                .statusCode(404)
                .contentType("text/html; charset=UTF-8")
                .body(containsString("<form class=\"search search--large\" action=\"/search\">"));
    }

    @Test
    void aBodyThatIsNotJsonIsAProblem() {
        for (String body : new String[] {"{", "[]", "{\"count\": \"many\"}"}) {
            given().contentType(ContentType.JSON)
                    .body(body)
                    .post("/api/v1/greetings")
                    .then()
                    .statusCode(400)
                    .contentType(Problem.JSON)
                    .body("type", equalTo("https://souk.dev/problems/bad-request"));
        }
    }

    @Test
    void wrongMethodTypeAndAcceptAreProblems() {
        given().delete("/api/v1/greetings")
                .then()
                .statusCode(405)
                .contentType(Problem.JSON)
                .body("type", equalTo("https://souk.dev/problems/method-not-allowed"));
        given().contentType("text/plain")
                .body("hello")
                .post("/api/v1/greetings")
                .then()
                .statusCode(415)
                .contentType(Problem.JSON);
        given().accept("image/png")
                .get("/api/v1/greetings")
                .then()
                .statusCode(406)
                .contentType(Problem.JSON);
    }

    @Test
    void aWrongParameterIsNoServerError() {
        given().get("/api/v1/greetings?rows=many").then().statusCode(404).contentType(Problem.JSON);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/v1/fails?how=away", "/fails?how=away"})
    void anAbsentDatabaseIsA503ThatSaysWhenToComeBack(String path) {
        given().get(path)
                .then()
                .statusCode(503)
                .header("Retry-After", "5")
                .header("Cache-Control", "no-store")
                .body(not(containsString("10.0.0.7")));
    }

    @Test
    void aCommitWhoseOutcomeIsUnknownAsksToLookBeforeItIsRepeated() {
        given().get("/api/v1/fails?how=lost")
                .then()
                .statusCode(503)
                .header("Retry-After", "5")
                .contentType(Problem.JSON)
                .body("type", equalTo("https://souk.dev/problems/outcome-unknown"))
                .body("detail", containsString("same Idempotency-Key"))
                .body(not(containsString("10.0.0.7")));
        given().get("/fails?how=lost")
                .then()
                .statusCode(503)
                .header("Retry-After", "5")
                .contentType("text/html; charset=UTF-8")
                .body(containsString("We cannot say whether that worked"))
                .body(containsString("href=\"/cart\""));
    }

    @Test
    void aWriteThatOthersStoodInTheWayOfIsA503ForAMoment() {
        given().get("/api/v1/fails?how=contended")
                .then()
                .statusCode(503)
                .header("Retry-After", "1")
                .contentType(Problem.JSON)
                .body("type", equalTo("https://souk.dev/problems/unavailable"))
                .body(not(containsString("Deadlock")));
    }

    @Test
    void anIdempotencyKeyThatWasUsedOrIsInUseSaysWhatToDo() {
        given().get("/api/v1/fails?how=reused")
                .then()
                .statusCode(422)
                .contentType(Problem.JSON)
                .body("type", equalTo("https://souk.dev/problems/idempotency-key-reused"))
                .body("errors.pointer", contains("Idempotency-Key"));
        given().get("/api/v1/fails?how=in-use")
                .then()
                .statusCode(409)
                .header("Retry-After", "2")
                .contentType(Problem.JSON)
                .body("type", equalTo("https://souk.dev/problems/idempotency-key-in-use"));
    }

    @Test
    void aShopperReadsInPlainWordsThatTheShopIsAway() {
        given().get("/fails?how=away")
                .then()
                .contentType("text/html; charset=UTF-8")
                .body(containsString("We will be right back"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/v1/fails?how=surprise", "/fails?how=surprise"})
    void aSurpriseTellsAReferenceAndNothingOfTheInside(String path) {
        given().get(path)
                .then()
                .statusCode(500)
                .body(matchesPattern("(?s).*\\b[0-9A-F]{8}\\b.*"))
                .body(not(containsString("secret")))
                .body(not(containsString("IllegalState")));
    }
}
