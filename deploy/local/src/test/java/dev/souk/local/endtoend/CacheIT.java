package dev.souk.local.endtoend;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** What an operator does with the cache of a shop that {@code ./souk up} opened. */
@TestInstance(Lifecycle.PER_CLASS)
class CacheIT {

    private static final Duration SHORT = Duration.ofMinutes(1);
    private static final ObjectMapper JSON = new ObjectMapper();

    private Path folder = Path.of("");

    @SuppressWarnings("NullAway.Init")
    private OpenShop shop;

    @RegisterExtension
    final LogsOnFailure logs = new LogsOnFailure(() -> folder);

    @BeforeAll
    void open(@TempDir Path own) throws IOException {
        folder = own;
        shop = OpenShop.open(folder, "--replicas", "1");
    }

    @AfterAll
    void close() throws IOException {
        shop.close();
    }

    @Test
    void saysWhatIsKept() throws Exception {
        visit("/");
        visit("/");

        assertThat(stats().findValuesAsText("service")).containsExactly("cart", "catalog", "checkout");
        assertThat(page().path("entries").asLong()).isPositive();
        assertThat(page().path("foundHere").asLong()).isPositive();
        assertThat(shop.souk("cache", "stats").withExitCode(0).output())
                .contains("REDIS HIT")
                .containsPattern("catalog +page +\\d+ +[0-9.]+ MB");
        assertThat(given().get(catalog().resolve("/q/metrics")).asString())
                .contains("souk_cache_made_total{kind=\"page\"");
    }

    @Test
    void warmsFromTheTopDownAndSaysWhatItDid() throws Exception {
        shop.souk("cache", "drop", "all").withExitCode(0);

        assertThat(shop.souk("cache", "warm", "--limit", "40", "--rate", "20")
                        .withExitCode(0)
                        .everything())
                .contains("40 of 40 pages of " + shop.address() + " are made, in")
                .containsPattern("\\d+ of 40 pages, \\d+/s, \\d+ s left");
        awaitKept(40);
    }

    @Test
    void dropsAPageAProductAndAll() throws Exception {
        String slug = given().get(shop.address() + "/api/v1/products?limit=1").path("items[0].slug");
        String path = "/p/" + slug;
        for (String name : new String[] {path, "product:" + slug, "page", "all"}) {
            shop.souk("cache", "drop", "all").withExitCode(0);
            awaitKept(0);
            visit(path);
            awaitKept(1);
            assertThat(shop.souk("cache", "drop", name).withExitCode(0).output())
                    .as(name)
                    .containsPattern("catalog +[1-9]\\d* dropped")
                    .containsPattern("cart +0 dropped")
                    .containsPattern("checkout +0 dropped");
            awaitKept(0);
            long made = page().path("made").asLong();
            visit(path);
            assertThat(page().path("made").asLong()).as(name).isEqualTo(made + 1);
        }
    }

    @Test
    void endsWhenSomebodyEndsIt() throws Exception {
        ScriptRun warm = ScriptRun.start(folder, "cache", "warm", "--rate", "2");
        Awaitility.await().atMost(SHORT).until(() -> warm.errors().contains(" s left"));

        warm.process().destroy();

        assertThat(warm.ended(SHORT).output()).matches("(?s)Stopped: \\d+ of [\\d,]+ pages of .* are made, in .*");
    }

    @Test
    void saysWhatItDoesNotUnderstand() throws Exception {
        assertThat(shop.souk("cache").withExitCode(2).errors()).contains("cache needs stats, drop or warm");
        assertThat(shop.souk("cache", "drop").withExitCode(2).errors()).contains("KEY|TAG|all");
        assertThat(shop.souk("cache", "drop", "page\nall").withExitCode(1).errors())
                .contains("souk: catalog: of: a name has 1 to 500 characters and no line breaks");
        assertThat(shop.souk("cache", "warm", "--rate", "0").withExitCode(2).errors())
                .contains("--rate 0: choose 1 to 1000.");
        assertThat(shop.souk("cache", "drop", "--help").withExitCode(0).output())
                .contains("product:blue-teapot");
    }

    @Test
    void isForTheOperatorAlone() {
        assertThat(given().get(shop.address() + "/internal/cache").statusCode()).isEqualTo(404);
        assertThat(given().delete(catalog() + "/internal/cache?of=all").statusCode())
                .isEqualTo(401);
    }

    private void visit(String path) {
        given().get(shop.address() + path).then().statusCode(200);
    }

    /** Pages in Redis; keeping goes on behind the answer. */
    private void awaitKept(int pages) {
        Awaitility.await()
                .atMost(SHORT)
                .pollInSameThread()
                .until(() -> page().path("inRedis").asInt() == pages);
    }

    private JsonNode page() throws Exception {
        for (JsonNode service : stats()) {
            if (service.path("service").asText().equals("catalog")) {
                for (JsonNode cache : service.path("caches")) {
                    if (cache.path("kind").asText().equals("page")) {
                        return cache;
                    }
                }
            }
        }
        throw new AssertionError("The catalogue says nothing of pages");
    }

    private JsonNode stats() throws Exception {
        return JSON.readTree(
                shop.souk("cache", "stats", "--json").withExitCode(0).output());
    }

    private URI catalog() {
        return URI.create(shop.member("catalog").address());
    }
}
