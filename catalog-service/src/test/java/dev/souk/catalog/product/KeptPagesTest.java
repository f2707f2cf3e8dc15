package dev.souk.catalog.product;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import dev.souk.cache.Caches;
import dev.souk.catalog.StockedShop;
import dev.souk.catalog.admin.TestingIdentities;
import dev.souk.embedded.EmbeddedCluster;
import dev.souk.embedded.EmbeddedRedis;
import dev.souk.embedded.MariaDbNode;
import dev.souk.web.hole.PageBytes;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.builder.RequestSpecBuilder;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Redis;
import io.vertx.redis.client.Request;
import jakarta.inject.Inject;
import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(StockedShop.class)
class KeptPagesTest {

    private static final Duration LONG = Duration.ofSeconds(30);
    private static final String TEAPOT = "/p/blue-teapot";
    private static final List<String> ALL_KINDS =
            List.of("/", TEAPOT, TEAPOT + "?sku=POT-S-L", "/c/kitchen", "/c/kitchen?sort=price", "/search");

    @Inject
    Caches caches;

    @Inject
    Redis client;

    @Inject
    TestingIdentities identities;

    @SuppressWarnings("NullAway.Init") // StockedShop sets it
    EmbeddedRedis redis;

    @SuppressWarnings("NullAway.Init") // StockedShop sets it
    EmbeddedCluster cluster;

    @BeforeEach
    void forgetAll() {
        caches.drop(Set.of("page"), "").await().atMost(LONG);
    }

    @AfterEach
    void heal() {
        redis.heal();
        cluster.heal();
        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> given().get("/api/v1/products").then().statusCode(200));
        await().atMost(Duration.ofSeconds(60))
                .until(
                        () -> { // Redis is left alone for a moment after it failed
                            forgetAll();
                            page("/");
                            return !kept().isEmpty();
                        });
    }

    @Test
    void aPageIsShownFromWhatIsKeptUntilItsProductIsDropped() {
        awaitKept(TEAPOT, "/p/long", "/c/teapots");
        String id = given().get("/api/v1/products/blue-teapot").jsonPath().getString("id");
        price(4100);
        assertThat(page(TEAPOT)).contains("$39.00");

        caches.drop(Set.of(ProductTags.of(id)), "").await().atMost(LONG);
        assertThat(kept()).contains("/p/long").doesNotContain(TEAPOT, "/c/teapots");
        assertThat(page(TEAPOT)).contains("$41.00").doesNotContain("$39.00");
        price(3900);
    }

    @Test
    void anAddressWithAnythingElseInItIsTheSamePage() {
        awaitKept(TEAPOT, "/c/kitchen");
        for (String junk : new String[] {"utm_source=x", "utm_source=y", "Color=Mauve", "sku=NOPE", "a=b&a=c"}) {
            page(TEAPOT + "?" + junk);
            page("/c/kitchen?" + junk);
        }
        awaitKept(TEAPOT + "?sku=POT-S-L");
        page(TEAPOT + "?Color=Saffron");
        page(TEAPOT + "?Color=Saffron&Size=Large&x=y");
        assertThat(kept()).hasSizeLessThanOrEqualTo(4); // teapot, the same by its sku, the other variant, the category
    }

    /** Every kind of page that is kept, made for a guest and for two customers. */
    @Test
    void whatIsKeptIsTheSameWhoeverItWasMadeFor() {
        Map<String, KeptPage> ofGuest = madeFor(given(), "Sign in");
        Map<String, KeptPage> ofAda = madeFor(signedIn("Ada"), "Hello, Ada");
        Map<String, KeptPage> ofGrace = madeFor(signedIn("Grace"), "Hello, Grace");

        assertThat(ofGuest).hasSize(ALL_KINDS.size());
        assertThat(ofAda).isEqualTo(ofGuest);
        assertThat(ofGrace).isEqualTo(ofGuest);
        assertThat(ofGuest.values())
                .map(KeptPage::withEmptyHoles)
                .allMatch(page -> page.contains("</html>"))
                .noneMatch(page -> page.contains("Hello") || page.contains("Sign in"));
    }

    /** What Redis has, by its keys, after all pages were made for this reader. */
    private Map<String, KeptPage> madeFor(RequestSpecification reader, String greeting) {
        forgetAll();
        for (String path : ALL_KINDS) {
            int before = kept().size();
            await(path).atMost(LONG).until(() -> {
                String page = given().spec(reader)
                        .urlEncodingEnabled(false)
                        .get(path)
                        .then()
                        .statusCode(200)
                        .extract()
                        .asString();
                assertThat(page).as(path).contains(greeting);
                return kept().size() > before;
            });
        }
        Map<String, KeptPage> pages = new TreeMap<>();
        keys("page").forEach(key -> pages.put(key, keptPage(key)));
        return pages;
    }

    /**
     * A page as it is kept.
     *
     * @param bytes each as a letter
     */
    private record KeptPage(Set<String> tags, String bytes) {

        String withEmptyHoles() {
            byte[] page = PageBytes.read(bytes.getBytes(StandardCharsets.ISO_8859_1))
                    .orElseThrow()
                    .filled(Map.of())
                    .plain();
            return new String(page, StandardCharsets.UTF_8);
        }
    }

    /** Without numbers of changes, and times. */
    private KeptPage keptPage(String key) {
        byte[] bytes = client.send(Request.cmd(Command.GET).arg(key))
                .toCompletionStage()
                .toCompletableFuture()
                .join()
                .toBytes();
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes))) {
            in.skipNBytes(1 + 4 * Long.BYTES);
            Set<String> tags = new TreeSet<>();
            for (int left = in.readUnsignedShort(); left > 0; left--) {
                tags.add(in.readUTF());
                in.readLong();
            }
            return new KeptPage(tags, new String(in.readAllBytes(), StandardCharsets.ISO_8859_1));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private RequestSpecification signedIn(String name) {
        return new RequestSpecBuilder()
                .addCookie("souk_session", identities.customer(name))
                .build();
    }

    @Test
    void whatIsNotThereAndWhatHasMovedIsNotKept() {
        given().get("/p/nothing").then().statusCode(404);
        given().redirects().follow(false).get("/p/old-teapot").then().statusCode(301);
        given().get("/c/kitchen?page=999").then().statusCode(404);
        awaitKept("/");
        assertThat(kept()).containsExactly("/");
    }

    /** No relay runs here: what is kept never hears of it. */
    @Test
    void whoeverHasChangedAProductSeesItAtOnceAndAlways() {
        awaitKept(TEAPOT);
        String id = given().get("/api/v1/products/blue-teapot").jsonPath().getString("id");
        String position = rename(id, "Turquoise teapot");
        Map<String, String> cookies = new TreeMap<>(Map.of("position", position));
        for (int i = 0; i < 4; i++) {
            Response page = given().cookies(cookies).get(TEAPOT);
            page.then().body(containsString("Turquoise teapot"));
            cookies.putAll(page.cookies());
            given().header("Souk-Position", position)
                    .get("/api/v1/products/blue-teapot")
                    .then()
                    .body("title", equalTo("Turquoise teapot"));
        }
        assertThat(page(TEAPOT)).contains("Blue teapot").doesNotContain("Turquoise");
        rename(id, "Blue teapot");
        change("update product set updated_at = '2026-01-03' where slug = 'blue-teapot'"); // others look for it
    }

    /** Gives the position of the change. */
    private String rename(String id, String title) {
        String product = "/api/v1/admin/catalog/products/" + id;
        RequestSpecification staff = new RequestSpecBuilder()
                .addHeader("Authorization", "Bearer " + identities.staff("Anna"))
                .build();
        String tag = given().spec(staff).get(product).header("ETag");
        return given().spec(staff)
                .contentType("application/json")
                .header("If-Match", tag)
                .body(Map.of("title", title))
                .patch(product)
                .then()
                .statusCode(200)
                .extract()
                .header("Souk-Position");
    }

    /** Of words there is no end. */
    @Test
    void whatIsFoundIsKeptInTheProcessAlone() {
        page("/search?q=bowl");
        long reads = settledReads();
        page("/search?q=bowl");
        assertThat(reads()).isEqualTo(reads);
        given().get("/c/kitchen?page=998").then().statusCode(404);
        given().get("/api/v1/products?q=bowl&limit=7").then().statusCode(200);
        awaitKept("/");
        assertThat(keys("listing", "page")).noneMatch(key -> key.contains("\nbowl\n") || key.contains("998"));
    }

    /** The pages of a shop are dropped, and made again of what they are made of. */
    @Test
    void allPagesAreMadeAgainWithoutTheDatabase() {
        page(ALL_KINDS.toArray(String[]::new));
        long reads = settledReads();
        forgetAll();
        page(ALL_KINDS.toArray(String[]::new));
        assertThat(reads()).isEqualTo(reads);
    }

    @Test
    void theJsonOfAProductIsMadeOfWhatItsPageIsMadeOf() {
        page(TEAPOT);
        long reads = settledReads();
        given().get("/api/v1/products/blue-teapot").then().statusCode(200);
        given().get("/api/v1/categories").then().statusCode(200);
        assertThat(reads()).isEqualTo(reads);
    }

    @Test
    void aProductThatIsDroppedIsReadAgainAndNoOther() {
        page("/c/kitchen", TEAPOT);
        String id = given().get("/api/v1/products/blue-teapot").jsonPath().getString("id");
        long reads = settledReads();
        caches.drop(Set.of(ProductTags.of(id)), "").await().atMost(LONG);
        page("/c/kitchen");
        await().atMost(LONG).until(() -> reads() == reads + 1); // its card
        page(TEAPOT);
        await().atMost(LONG).until(() -> reads() == reads + 3); // what it is, and what it is related to
    }

    @Test
    void whatIsKeptIsShownWhenNoDatabaseServerAnswers() {
        awaitKept("/", TEAPOT, "/c/kitchen");
        cluster.nodes().forEach(MariaDbNode::kill);
        for (String path : new String[] {"/", TEAPOT, "/c/kitchen"}) {
            given().get(path).then().statusCode(200);
        }
    }

    @Test
    void thePagesComeFromTheDatabaseWhenRedisIsDeadOrSilent() {
        redis.kill();
        page("/", TEAPOT, "/c/kitchen", "/search?q=bowl");
        redis.heal();
        redis.stop();
        page("/", TEAPOT, "/c/kitchen", "/search?q=bowl");
    }

    private Set<String> keys(String... kinds) {
        Set<String> keys = new TreeSet<>();
        for (String kind : kinds) {
            client.send(Request.cmd(Command.KEYS).arg("*}:" + kind + ":*"))
                    .toCompletionStage()
                    .toCompletableFuture()
                    .join()
                    .forEach(key -> keys.add(key.toString()));
        }
        return keys;
    }

    /** What was old is made again behind an answer. */
    private static long settledReads() {
        long[] last = {-1};
        await().atMost(LONG).until(() -> last[0] == (last[0] = reads()));
        return last[0];
    }

    /** How many objects were read from the database for a cache: pages and JSON are made of these alone. */
    private static long reads() {
        return given().get("/q/metrics")
                .asString()
                .lines()
                .filter(line -> line.startsWith("souk_cache_made_total"))
                .filter(line -> !line.contains("kind=\"page\"") && !line.contains("kind=\"json\""))
                .mapToLong(line -> (long) Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                .sum();
    }

    private static void page(String... paths) {
        for (String path : paths) {
            page(path);
        }
    }

    private static String page(String path) {
        return given().urlEncodingEnabled(false)
                .get(path)
                .then()
                .statusCode(200)
                .extract()
                .asString();
    }

    /** Keeping goes on behind the answer. */
    private void awaitKept(String... paths) {
        for (String path : paths) {
            int before = kept().size();
            page(path);
            await().atMost(LONG).until(() -> kept().size() > before);
        }
    }

    /** The paths of the pages in Redis, each with the first line of its key only. */
    private Set<String> kept() {
        Set<String> paths = new TreeSet<>();
        client.send(Request.cmd(Command.KEYS).arg("*}:page:*"))
                .toCompletionStage()
                .toCompletableFuture()
                .join()
                .forEach(key -> paths.add(
                        key.toString().replaceAll("(?s).*?}:page:[^:]*:", "").replaceAll("\nRELEVANCE\n1$", "")));
        return paths;
    }

    private void price(int cents) {
        change("update variant set price = " + cents + " where sku = 'POT-T-S'");
    }

    private void change(String sql) {
        String url = "jdbc:mariadb://" + cluster.primary().address() + "/catalog?sslMode=disable";
        try (Connection connection = DriverManager.getConnection(url, "migrate", cluster.password("migrate"));
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
            try (var position = statement.executeQuery("select @@gtid_binlog_pos")) {
                position.next();
                awaitReplicas(position.getString(1));
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private void awaitReplicas(String position) throws SQLException {
        for (MariaDbNode replica : cluster.replicas()) {
            String url = "jdbc:mariadb://" + replica.address() + "/catalog?sslMode=disable";
            try (Connection connection = DriverManager.getConnection(url, "migrate", cluster.password("migrate"));
                    Statement statement = connection.createStatement()) {
                statement.execute("select master_gtid_wait('" + position + "', 10)");
            }
        }
    }
}
