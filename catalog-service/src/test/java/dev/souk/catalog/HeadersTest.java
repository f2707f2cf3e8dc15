package dev.souk.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.souk.catalog.TestingWire.Answer;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What browsers and proxies are told to do with each kind of answer. */
@QuarkusTest
@WithTestResource(StockedShop.class)
class HeadersTest {

    private static final String TEAPOT = "/p/blue-teapot";
    private static final String GZIP = "Accept-Encoding: gzip";
    private static final String FOR_GOOD = "public, max-age=31536000, immutable";
    private static final Set<String> MADE_FOR_EACH = Set.of("set-cookie", "etag", "souk-position");
    private static final Pattern STYLESHEET = Pattern.compile("<link rel=\"stylesheet\" href=\"([^\"]+)\">");
    private static final Pattern PICTURE = Pattern.compile("<img src=\"(/pictures/[^\"]+)\"");

    /** Servers that nobody has written to before seem to lag at the first moment, and answers say so. */
    @BeforeEach
    void awaitFreshAnswers() {
        for (String path : List.of(TEAPOT, "/api/v1/products/blue-teapot")) {
            await().atMost(Duration.ofSeconds(30))
                    .until(() -> TestingWire.get(path).header("souk-stale").isEmpty());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", TEAPOT, "/c/kitchen", "/search?q=bowl"})
    void aPageIsTheVisitorsOwnAndAskedForAgain(String path) {
        Answer plain = TestingWire.get(path);
        assertThat(plain.status()).isEqualTo(200);
        assertThat(plain.header("cache-control")).isEqualTo("private, no-cache");
        assertThat(plain.header("vary")).isEqualTo("Accept-Encoding, Cookie");
        assertThat(plain.header("content-type")).isEqualTo("text/html;charset=UTF-8");
        assertThat(plain.header("etag")).matches("\"[\\w-]{16}\"");
        assertThat(plain.header("link")).isEqualTo("<" + first(STYLESHEET, plain.body()) + ">; rel=preload; as=style");
        assertThat(plain.header("content-encoding")).isEmpty();

        Answer gzip = TestingWire.get(path, GZIP);
        assertThat(gzip.header("content-encoding")).isEqualTo("gzip");
        assertThat(gzip.header("vary")).isEqualTo("Accept-Encoding, Cookie");
        assertThat(gzip.header("etag")).matches("\"[\\w-]{16}-gzip\"");
    }

    /** Nothing but what a cache needs, and nobody becomes somebody else by it. */
    @Test
    void whatTheVisitorHasIsNotSentAgain() {
        Answer first = TestingWire.get(TEAPOT, GZIP);
        String cookie = "Cookie: " + first.header("set-cookie").replaceAll(";.*", "");
        Answer again = TestingWire.get(TEAPOT, GZIP, cookie, "If-None-Match: " + first.header("etag"));
        assertThat(again.status()).isEqualTo(304);
        assertThat(again.body()).isEmpty();
        for (String header : new String[] {"etag", "vary", "cache-control"}) {
            assertThat(again.header(header)).as(header).isEqualTo(first.header(header));
        }
        assertThat(again.header("content-encoding")).isEmpty();
        assertThat(again.header("set-cookie")).isEmpty();

        assertThat(TestingWire.get(TEAPOT, cookie, "If-None-Match: " + first.header("etag"))
                        .status())
                .as("who does not take gzip")
                .isEqualTo(200);
        assertThat(TestingWire.get(TEAPOT, GZIP, "If-None-Match: " + first.header("etag"))
                        .status())
                .as("somebody else")
                .isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {TEAPOT, "/api/v1/products/blue-teapot", "/p/nothing", "/robots.txt"})
    void headIsGetWithoutTheBody(String path) {
        Answer get = TestingWire.get(path, GZIP);
        Answer head = TestingWire.send("HEAD", path, GZIP);
        assertThat(head.body()).isEmpty();
        assertThat(head.status()).isEqualTo(get.status());
        TreeMap<String, String> ofGet = get.headers();
        TreeMap<String, String> ofHead = head.headers();
        ofGet.keySet().removeAll(MADE_FOR_EACH);
        ofHead.keySet().removeAll(MADE_FOR_EACH);
        assertThat(ofHead).isEqualTo(ofGet);
        assertThat(head.header("etag").isEmpty()).isEqualTo(get.header("etag").isEmpty());
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/v1/products", "/api/v1/products/blue-teapot", "/api/v1/categories"})
    void jsonDependsOnNoCookie(String path) {
        Answer answer = TestingWire.get(path, "Cookie: souk_visitor=x; souk_session=y");
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("cache-control")).isEqualTo("private, no-cache");
        assertThat(answer.header("vary")).isEqualTo("Accept-Encoding");
        assertThat(answer.header("link")).doesNotContain("preload");
        assertThat(answer.header("set-cookie")).isEmpty();
        Answer again = TestingWire.get(path, "If-None-Match: " + answer.header("etag"));
        assertThat(again.status()).isEqualTo(304);
        assertThat(again.header("etag")).isEqualTo(answer.header("etag")).startsWith("\"");
    }

    /** Of two lines endpoints read both, in their order. */
    @Test
    void whoSaysTwiceWhatItReadsLeavesNothingForThoseWhoSayItOnce() {
        for (int i = 0; i < 4; i++) {
            TestingWire.get("/api/v1/products/blue-teapot", "Accept-Encoding: identity", GZIP);
            Answer plain = TestingWire.get("/api/v1/products/blue-teapot", "Accept-Encoding: identity");
            assertThat(plain.header("content-encoding")).isEmpty();
            assertThat(plain.body()).startsWith("{");
        }
    }

    /** The same for everybody for good: nothing of whoever asked first may be in it. */
    @Test
    void whatIsNamedByItsContentIsKeptForAYearByEverybody() {
        String page = TestingWire.get(TEAPOT).body();
        String picture = first(PICTURE, page);
        String stylesheet = first(STYLESHEET, page);
        for (String path : List.of(
                stylesheet,
                picture,
                "/" + picture,
                picture + ";x=y",
                picture + "/",
                picture.replace("/pictures/", "/pictures;x=y/"),
                picture.replace("/pictures/", "/%70ictures/./"),
                stylesheet.replace("/assets/", "/x/../assets;x=y/"))) {
            Answer answer =
                    TestingWire.get(path, GZIP, "Cookie: souk_visitor=x; souk_session=y; souk_refresh=z; position=p");
            assertThat(answer.status()).as(path).isEqualTo(200);
            assertThat(answer.header("cache-control")).isEqualTo(FOR_GOOD);
            assertThat(answer.header("vary")).isEqualTo("Accept-Encoding");
            assertThat(answer.header("content-encoding")).isEqualTo("gzip");
            assertThat(answer.header("set-cookie")).isEmpty();
            assertThat(answer.header("link")).isEmpty();
            assertThat(TestingWire.get(path, GZIP, "If-None-Match: " + answer.header("etag"))
                            .status())
                    .isEqualTo(304);
        }
        assertThat(TestingWire.get(stylesheet.replaceAll("\\.[\\w-]{16}\\.", ".AAAAAAAAAAAAAAAA."))
                        .header("cache-control"))
                .as("what is not there")
                .isEqualTo("private, no-cache");
    }

    @Test
    void whatHasMovedForGoodCarriesNobodysCookie() {
        Answer moved = TestingWire.get("/p/old-teapot");
        assertThat(moved.status()).isEqualTo(301);
        assertThat(moved.header("location")).endsWith("/p/blue-teapot");
        assertThat(moved.header("set-cookie")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/p/nothing", "/c/nothing", "/nothing", "/pictures/nothing/at-all.svg"})
    void anErrorIsAPageThatIsNotTakenForAnother(String path) {
        Answer answer = TestingWire.get(path, "If-None-Match: *");
        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.header("cache-control")).isEqualTo("private, no-cache");
        assertThat(answer.header("vary")).isEqualTo("Accept-Encoding, Cookie");
        assertThat(answer.header("etag")).isEmpty();
        assertThat(answer.header("link")).contains("rel=preload; as=style");
        Answer json = TestingWire.get("/api/v1/products/nothing");
        assertThat(json.status()).isEqualTo(404);
        assertThat(json.header("content-type")).startsWith("application/problem+json");
        assertThat(json.header("vary")).isEqualTo("Accept-Encoding");
        assertThat(json.header("cache-control")).isEqualTo("private, no-cache");
    }

    private static String first(Pattern pattern, String body) {
        Matcher matcher = pattern.matcher(body);
        assertThat(matcher.find()).as(pattern.pattern()).isTrue();
        return matcher.group(1);
    }
}
