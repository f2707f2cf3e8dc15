package dev.souk.web;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.emptyString;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class RepresentationFilterTest {

    private static final HttpClient BROWSER = HttpClient.newHttpClient();

    @ParameterizedTest
    @ValueSource(strings = {"/page", "/api/v1/greetings?rows=100"})
    void theSameBytesTravelPackedAndPlainUnderTwoTags(String path) throws Exception {
        HttpResponse<byte[]> plain = get(path);
        HttpResponse<byte[]> packed = get(path, "Accept-Encoding", "gzip");

        assertThat(header(plain, "content-encoding")).isEmpty();
        assertThat(header(packed, "content-encoding")).isEqualTo("gzip");
        assertThat(packed.body()).hasSizeLessThan(plain.body().length);
        assertThat(unpacked(packed.body())).isEqualTo(new String(plain.body(), StandardCharsets.UTF_8));
        assertThat(header(packed, "etag")).startsWith("\"").isNotEqualTo(header(plain, "etag"));
        assertThat(header(packed, "vary")).contains("Accept-Encoding");
    }

    @ParameterizedTest
    @CsvSource({
        "'', ''",
        "identity, ''",
        "br, ''",
        "'br, gzip;q=0', ''",
        "'gzip;q=0.5, identity', ''",
        "'gzip;q=oops', ''",
        "gzip, gzip",
        "GZIP, gzip",
        "'deflate, gzip;q=0.5', gzip",
        "*, gzip",
        "'*;q=0.1', gzip",
        "'identity;q=0.2, *;q=0.5', gzip"
    })
    void packsOnlyWhenAsked(String accepted, String encoding) throws Exception {
        assertThat(header(get("/page", "Accept-Encoding", accepted), "content-encoding"))
                .isEqualTo(encoding);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/page", "/api/v1/greetings?rows=100", "/api/v1/greetings"})
    void whatTheClientKnowsIsNotSentAgain(String path) throws Exception {
        String tag = header(get(path), "etag");
        for (String known : new String[] {tag, "W/" + tag, "\"other\", " + tag, "*"}) {
            HttpResponse<byte[]> again = get(path, "If-None-Match", known);
            assertThat(again.statusCode()).as(known).isEqualTo(304);
            assertThat(again.body()).isEmpty();
            assertThat(header(again, "etag")).isEqualTo(tag);
            assertThat(header(again, "vary")).isNotEmpty();
        }
        assertThat(get(path, "If-None-Match", "\"other\"").statusCode()).isEqualTo(200);
    }

    /** Else how well the page can be compressed would tell how much the token is like a stranger's words beside it. */
    @Test
    void aFormsTokenIsNotCompressed() throws Exception {
        byte[] packed = get("/form", "Accept-Encoding", "gzip").body();
        String token = unpacked(packed).replaceAll("(?s).*name=\"_token\" value=\"([^\"]+)\".*", "$1");
        assertThat(token).hasSizeGreaterThan(20).doesNotContain("<");
        assertThat(new String(packed, StandardCharsets.ISO_8859_1).split(token, -1))
                .as("one in each of three forms")
                .hasSize(1 + 3);
    }

    /** It makes nobody a visitor. Its reader's own it is all the same: any answer may carry a cookie. */
    @Test
    void aPageWithoutHolesIsSentAsItIs() throws Exception {
        HttpResponse<byte[]> one = get("/page-without-holes", "Accept-Encoding", "gzip", "Cookie", "souk_cart=x");
        HttpResponse<byte[]> other = get("/page-without-holes", "Accept-Encoding", "gzip");
        assertThat(one.body()).isEqualTo(other.body());
        assertThat(unpacked(one.body())).contains("Row 60");
        for (HttpResponse<byte[]> each : List.of(one, other)) {
            assertThat(header(each, "etag")).isEqualTo(header(one, "etag"));
            assertThat(header(each, "set-cookie")).isEmpty();
            assertThat(header(each, "cache-control")).isEqualTo("private, no-cache");
        }
    }

    @Test
    void theTagOfOneEncodingIsNotThatOfAnother() throws Exception {
        String plainTag = header(get("/page"), "etag");
        assertThat(get("/page", "Accept-Encoding", "gzip", "If-None-Match", plainTag)
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void anotherBodyHasAnotherTag() throws Exception {
        assertThat(header(get("/page?text=one"), "etag")).isNotEqualTo(header(get("/page?text=two"), "etag"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/page", "/api/v1/greetings?rows=100"})
    void headIsGetWithoutTheBody(String path) throws Exception {
        HttpResponse<byte[]> get = get(path);
        HttpResponse<byte[]> head =
                BROWSER.send(HttpRequest.newBuilder(address(path)).HEAD().build(), BodyHandlers.ofByteArray());
        assertThat(head.statusCode()).isEqualTo(200);
        assertThat(head.body()).isEmpty();
        for (String header : new String[] {"etag", "content-type", "content-length", "vary", "cache-control"}) {
            assertThat(header(head, header)).as(header).isNotEmpty().isEqualTo(header(get, header));
        }
    }

    @Test
    void aPageIsTheVisitorsOwnAndGuarded() {
        given().get("/page")
                .then()
                .statusCode(200)
                .contentType("text/html; charset=UTF-8")
                .header("Vary", "Accept-Encoding, Cookie")
                .header("Cache-Control", "private, no-cache")
                .header("X-Content-Type-Options", "nosniff")
                .header("Referrer-Policy", "strict-origin-when-cross-origin")
                .header("Content-Security-Policy", org.hamcrest.Matchers.containsString("script-src 'self'"));
    }

    @Test
    void aPageWithASecretInItsAddressTellsNobodyWhereItWas() {
        given().get("/secret-in-the-address").then().statusCode(200).header("Referrer-Policy", "no-referrer");
    }

    @Test
    void jsonDependsOnNoCookie() {
        given().get("/api/v1/greetings")
                .then()
                .header("Vary", "Accept-Encoding")
                .header("X-Content-Type-Options", "nosniff")
                .body("[0].text", equalTo("Hello"));
    }

    @Test
    void textOfAPageStaysText() {
        given().queryParam("text", "{config:foo} <script>{#if}")
                .get("/page")
                .then()
                .statusCode(200)
                .body("html.body.main.h1", equalTo("{config:foo} <script>{#if}"));
    }

    @Test
    void pricesAreWrittenAsTheLanguageDoes() {
        given().get("/page").then().body("html.body.main.p.find { it.@id == 'price' }", equalTo("$1,299.00"));
    }

    @Test
    void nothingKnownIsNothingCompared() {
        given().header("If-None-Match", "").get("/page").then().statusCode(200);
        given().head("/nothing").then().statusCode(404).body(emptyString());
    }

    private HttpResponse<byte[]> get(String path, String... headers) throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(address(path));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return BROWSER.send(request.build(), BodyHandlers.ofByteArray());
    }

    private static URI address(String path) {
        return URI.create("http://localhost:" + RestAssured.port + path);
    }

    private static String header(HttpResponse<?> response, String name) {
        return response.headers().firstValue(name).orElse("");
    }

    private static String unpacked(byte[] gzip) throws IOException {
        try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(gzip))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
