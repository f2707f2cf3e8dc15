package dev.souk.web;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.containsString;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import org.junit.jupiter.api.Test;

@QuarkusTest
class AssetsTest {

    @Inject
    Assets assets;

    @Test
    void aFileIsKeptForAYearUnderTheNameOfItsContent() {
        assertThat(assets.url("souk.css")).matches("/assets/souk\\.[\\w-]{16}\\.css");
        given().get(assets.url("souk.css"))
                .then()
                .statusCode(200)
                .contentType("text/css; charset=UTF-8")
                .header("Cache-Control", "public, max-age=31536000, immutable")
                .header("Vary", "Accept-Encoding")
                .header("Content-Encoding", "gzip");
    }

    @Test
    void theStylesheetNamesTheFontByItsContent() {
        given().get(assets.url("souk.css")).then().body(containsString(assets.url("display.woff2")));
        given().get(assets.url("display.woff2")).then().statusCode(200).contentType("font/woff2");
    }

    @Test
    void anUnknownFileIsNotThere() {
        given().get("/assets/souk.css").then().statusCode(404);
        given().get("/assets/souk.AAAAAAAAAAAAAAAA.css").then().statusCode(404);
        given().get("/assets/../application.properties").then().statusCode(404);
        assertThatThrownBy(() -> assets.url("sauk.css")).hasMessageContaining("souk.css");
    }
}
