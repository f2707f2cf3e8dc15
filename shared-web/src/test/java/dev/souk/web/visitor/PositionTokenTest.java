package dev.souk.web.visitor;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;

import dev.souk.db.position.Mark;
import dev.souk.db.position.WritePosition;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Positions as clients keep them. */
@QuarkusTest
class PositionTokenTest {

    private static final WritePosition POSITION =
            WritePosition.own("cart", new Mark(3, 120)).join(WritePosition.seen("catalog", new Mark(3, 99)));

    private final PositionToken tokens;

    PositionTokenTest(PositionToken tokens) {
        this.tokens = tokens;
    }

    @Test
    void readsWhatItGave() {
        String token = tokens.of(POSITION).orElseThrow();

        assertThat(tokens.read(token)).contains(POSITION);
        assertThat(token).matches("[A-Za-z0-9_-]+\\.[A-Za-z0-9_-]+");
    }

    @Test
    void isNothingForNoPosition() {
        assertThat(tokens.of(WritePosition.none())).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ".", "x", "x.y", "Y2FydDozLjEyMA.forged", "%%%.%%%"})
    void readsNothingElse(String token) {
        assertThat(tokens.read(token)).isEmpty();
    }

    @Test
    void whoeverSendsAHeaderThatIsNoneIsToldSo() {
        given().header("Souk-Position", "forged.token")
                .get("/api/v1/greetings")
                .then()
                .statusCode(400)
                .body("type", endsWith("invalid-position"))
                .body("detail", containsString("Souk-Position"));
        given().header("Souk-Position", tokens.of(POSITION).orElseThrow())
                .get("/api/v1/greetings")
                .then()
                .statusCode(200);
    }

    @Test
    void aCookieThatIsNoneIsNone() {
        given().cookie("position", "forged.token").get("/page").then().statusCode(200);
    }
}
