package dev.souk.catalog.product;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.souk.cache.Caches;
import dev.souk.catalog.StockedShop;
import dev.souk.catalog.TestingWire;
import dev.souk.catalog.TestingWire.Answer;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Redis;
import io.vertx.redis.client.Request;
import io.vertx.redis.client.Response;
import jakarta.inject.Inject;
import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever a request says beside which page it wants, it makes no other page, and the next visitor sees nothing of it. */
@QuarkusTest
@WithTestResource(StockedShop.class)
class SafeKeysTest {

    private static final Duration LONG = Duration.ofSeconds(30);
    private static final String TEAPOT = "/p/blue-teapot";
    private static final String MALLORY = "mallory.example";

    @Inject
    Caches caches;

    @Inject
    Redis client;

    @BeforeEach
    void forgetAll() {
        caches.drop(Set.of("page"), "").await().atMost(LONG);
    }

    static Stream<Map<String, String>> oddHeaders() {
        return Stream.of(
                Map.of("Host", MALLORY),
                Map.of("Host", MALLORY + ":1234"),
                Map.of("X-Forwarded-Host", MALLORY, "X-Forwarded-Proto", "gopher", "X-Forwarded-Prefix", "/mallory"),
                Map.of("Forwarded", "host=" + MALLORY + ";proto=gopher", "X-Forwarded-Port", "1"),
                Map.of("X-Original-URL", "/" + MALLORY, "X-Rewrite-URL", "/" + MALLORY),
                Map.of("X-HTTP-Method-Override", "DELETE", "X-Host", MALLORY),
                Map.of("Accept-Language", "de-" + MALLORY + ", de;q=0.9"),
                Map.of("User-Agent", MALLORY, "Referer", "https://" + MALLORY, "Origin", "https://" + MALLORY),
                Map.of("Cookie", "souk_visitor=" + MALLORY + "; souk_cart=99." + MALLORY + "; souk_session=" + MALLORY),
                Map.of("If-None-Match", "\"" + MALLORY + "\"", "If-Modified-Since", "Thu, 01 Jan 2099 00:00:00 GMT"),
                Map.of("Range", "bytes=0-10", "If-Range", "\"" + MALLORY + "\""),
                Map.of("Accept", "text/html, " + MALLORY + "/*"),
                Map.of("Accept-Encoding", "gzip, br, " + MALLORY),
                Map.of("Authorization", "Bearer " + MALLORY));
    }

    /** The odd request comes first and makes the page; the same is kept as for everybody. */
    @ParameterizedTest
    @MethodSource("oddHeaders")
    void whateverARequestSaysThePageThatIsKeptIsTheSame(Map<String, String> odd) {
        String usual = keptAfter("GET");
        String[] lines = odd.entrySet().stream()
                .map(header -> header.getKey() + ": " + header.getValue())
                .toArray(String[]::new);

        assertThat(keptAfter("GET", lines)).isEqualTo(usual);
        assertThat(TestingWire.get(TEAPOT).body())
                .contains(
                        "<link rel=\"canonical\" href=\"http://localhost:8080/p/blue-teapot\">",
                        "<meta property=\"og:url\" content=\"http://localhost:8080/p/blue-teapot\">",
                        "\"url\":\"http://localhost:8080/p/blue-teapot\"")
                .doesNotContain(MALLORY);
    }

    @Test
    void thePageThatAHeadMakesIsTheSameToo() {
        String usual = keptAfter("GET");
        assertThat(keptAfter("HEAD")).isEqualTo(usual);
    }

    @Test
    void otherMethodsMakeNone() {
        for (String method : new String[] {"POST", "PUT", "DELETE", "PATCH", "TRACE", "PURGE", "get"}) {
            assertThat(TestingWire.send(method, TEAPOT).status()).as(method).isBetween(400, 501);
        }
        assertThat(TestingWire.send("OPTIONS", TEAPOT).body()).isEmpty();
        TestingWire.send("POST", TEAPOT, "X-HTTP-Method-Override: GET", "Content-Length: 0");
        assertThat(keptPages()).isEmpty();
    }

    /** Each is that page, or none at all. */
    @ParameterizedTest
    @CsvSource({
        "//p/blue-teapot, 200",
        "/p//blue-teapot, 200",
        "/p/blue-teapot/, 200",
        "/p/./blue-teapot, 200",
        "/p/x/../blue-teapot, 200",
        "/p/%62lue-teapot, 200",
        "/%70/blue-teapot, 200",
        "/p/blue-teapot;a=b, 200",
        "/p/blue-teapot%3Fsku=POT-S-L, 404",
        "/p/blue-teapot%23x, 404",
        "/p/blue-teapot%2F, 404",
        "/p/blue-teapot%0APOT-S-L, 404",
        "/p/blue-teapot%0D%0AX-Mallory:%201, 404",
        "/p/blue-teapot%5CnPOT-S-L, 404",
        "/p/blue-teapot%00, 404",
        "/p/blue-teapot%20, 404",
        "/p/BLUE-TEAPOT, 404",
        "/p/blue-t%C3%A9apot, 404",
        "/p/%FF, 404",
        "/p/%zz, 400",
        "http://mallory.example/p/blue-teapot, 200"
    })
    void whateverIsInAPathItIsThatPageOrNone(String target, int status) {
        Answer odd = TestingWire.get(target);
        assertThat(odd.status()).isEqualTo(status);
        assertThat(odd.head() + odd.body()).doesNotContain("X-Mallory", MALLORY);
        awaitKept(TEAPOT);
        assertThat(keptPages().keySet()).containsExactly(TEAPOT);
    }

    @Test
    void aVeryLongPathIsRefusedAndMakesNone() {
        assertThat(TestingWire.get("/p/" + "a".repeat(3_000)).status()).isEqualTo(404);
        assertThat(TestingWire.get("/p/" + "a".repeat(20_000)).status()).isEqualTo(414);
        assertThat(keptPages()).isEmpty();
    }

    /** Of the order and the part of a listing there are few; of words there is no end, and their pages stay in the process. */
    @Test
    void ofAQueryOnlyWhatIsUnderstoodIsInTheKey() {
        for (String target : List.of(
                "/search?q=bowl",
                "/search?q=bowl%0APRICE%0A2",
                "/search?q=%20bowl%0A&page=0&x=y",
                "/search?q=((((",
                "/search?q=the%20of")) {
            assertThat(TestingWire.get(target).status()).as(target).isEqualTo(200);
        }
        awaitKept("/c/kitchen?sort=price&page=02&x=y");
        for (String target : List.of("/c/kitchen?sort=price&sort=newest", "/c/kitchen?x=%0A&sort=price&page=-1")) {
            assertThat(TestingWire.get(target).status()).as(target).isEqualTo(200);
        }
        awaitKept(TEAPOT);
        await().atMost(LONG).until(() -> keptPages().containsKey(TEAPOT));
        assertThat(keptPages()).containsOnlyKeys("/c/kitchen\nPRICE\n1", TEAPOT);
    }

    /** The bytes under the one key that there is then. */
    private String keptAfter(String method, String... headers) {
        forgetAll();
        assertThat(TestingWire.send(method, TEAPOT, headers).status()).isEqualTo(200);
        Map<String, String> kept = await().atMost(LONG).until(this::keptPages, pages -> !pages.isEmpty());
        assertThat(kept).containsOnlyKeys(TEAPOT);
        return Objects.requireNonNull(kept.get(TEAPOT));
    }

    /** Keeping goes on behind the answer. */
    private void awaitKept(String target) {
        assertThat(TestingWire.get(target).status()).isEqualTo(200);
        await().atMost(LONG).until(() -> !keptPages().isEmpty());
    }

    /** The pages in Redis by their keys, each byte a letter. */
    private Map<String, String> keptPages() {
        Map<String, String> pages = new TreeMap<>();
        for (Response name :
                Objects.requireNonNull(redis(Request.cmd(Command.KEYS).arg("*}:page:*")))) {
            Response kept = redis(Request.cmd(Command.GET).arg(name.toString()));
            if (kept != null) {
                pages.put(name.toString().replaceAll("(?s).*?}:page:[^:]*:", ""), page(kept.toBytes()));
            }
        }
        return pages;
    }

    /** Without tags, numbers of changes, and times. */
    private static String page(byte[] kept) {
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(kept))) {
            in.skipNBytes(1 + 4 * Long.BYTES);
            for (int left = in.readUnsignedShort(); left > 0; left--) {
                in.readUTF();
                in.readLong();
            }
            return new String(in.readAllBytes(), StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private @Nullable Response redis(Request request) {
        return client.send(request).toCompletionStage().toCompletableFuture().join();
    }
}
