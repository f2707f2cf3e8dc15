package dev.souk.catalog.picture;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.souk.catalog.StockedShop;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.config.DecoderConfig;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@WithTestResource(StockedShop.class)
class PicturePagesTest {

    private static final String TEAPOT = "/pictures/teapot/saffron-stars-42.svg";

    @Test
    void drawsAPictureThatABrowserMayKeepForGood() {
        Response picture = unpacked().get(TEAPOT);

        assertThat(picture.statusCode()).isEqualTo(200);
        assertThat(picture.contentType()).isEqualTo("image/svg+xml");
        assertThat(picture.header("Cache-Control")).isEqualTo("public, max-age=31536000, immutable");
        assertThat(picture.header("Content-Security-Policy")).isEqualTo("default-src 'none'; sandbox");
        assertThat(picture.header("X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(picture.header("ETag")).startsWith("\"").doesNotStartWith("W/");
        assertThat(picture.asString())
                .isEqualTo(Drawing.parse(TEAPOT).orElseThrow().svg());
    }

    @Test
    void sendsItOnlyOnceAndPacked() {
        Response packed = given().header("Accept-Encoding", "gzip").get(TEAPOT);
        assertThat(packed.header("Content-Encoding")).isEqualTo("gzip");

        given().header("Accept-Encoding", "gzip")
                .header("If-None-Match", packed.header("ETag"))
                .get(TEAPOT)
                .then()
                .statusCode(304);
        assertThat(unpacked().get(TEAPOT).header("ETag")).isNotEqualTo(packed.header("ETag"));
    }

    @Test
    void answersHeadWithoutABody() {
        Response head = given().head(TEAPOT);

        assertThat(head.statusCode()).isEqualTo(200);
        assertThat(head.asByteArray()).isEmpty();
    }

    @Test
    void drawsAnInitialForWhatHasNoPicture() {
        Response initial = given().get(Initial.of("Щука").path());

        assertThat(initial.statusCode()).isEqualTo(200);
        assertThat(initial.asString()).contains(">Щ</text>");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/pictures/kettle/saffron-stars-42.svg",
                "/pictures/teapot/saffron-stars-042.svg",
                "/pictures/teapot/%3Cscript%3E.svg",
                "/pictures/teapot/%00.svg",
                "/pictures/initial/3c-1.svg",
                "/pictures/teapot/",
                "/pictures/"
            })
    void knowsNoOtherPicture(String path) {
        given().urlEncodingEnabled(false).get(path).then().statusCode(404);
    }

    private static RequestSpecification unpacked() {
        return given().config(RestAssured.config()
                .decoderConfig(DecoderConfig.decoderConfig().noContentDecoders()));
    }
}
