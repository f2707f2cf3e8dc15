package dev.souk.web.cache;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.notNullValue;

import dev.souk.cache.TestingRedis;
import dev.souk.embedded.EmbeddedRedis;
import dev.souk.web.Problem;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@WithTestResource(TestingRedis.class)
class CacheApiTest {

    private static final Duration LONG = Duration.ofSeconds(20);
    private static final String PATH = "/internal/cache";

    @SuppressWarnings("NullAway.Init") // TestingRedis sets it
    EmbeddedRedis redis;

    private final String name = UUID.randomUUID().toString();
    private final String other = "other-" + name;

    @AfterEach
    void heal() {
        redis.heal();
        await().atMost(LONG).until(() -> operator().get(PATH).path("redisIsUsed"));
        awaitKept("healed-" + name);
    }

    @Test
    void isNotForOutsiders() {
        for (String key : new String[] {"", "Bearer wrong", "Bearer cart-cart-cart-cart", "Bearer checkout-checkout"}) {
            given().header("Authorization", key).get(PATH).then().statusCode(401);
            given().header("Authorization", key)
                    .queryParam("of", "all")
                    .delete(PATH)
                    .then()
                    .statusCode(401)
                    .contentType(Problem.JSON);
        }
    }

    @Test
    void dropsAPageByItsPath() {
        awaitKept(name);
        awaitKept(other);

        assertThat(dropped("/kept/" + name + "?sort=price")).isEqualTo(1);

        assertMadeAgain(name);
        assertNotMadeAgain(other);
        assertThat(dropped("/kept/unknown-" + name)).isZero();
    }

    @Test
    void dropsWhatIsMadeOfATag() {
        awaitKept(name);
        awaitKept(other);

        assertThat(dropped("product:" + name, "product:nothing")).isPositive();

        assertMadeAgain(name);
        assertNotMadeAgain(other);
    }

    @Test
    void dropsAllOfAKindAndAll() {
        for (String all : new String[] {"page", "all"}) {
            awaitKept(name);
            awaitKept(other);

            assertThat(dropped(all)).isGreaterThanOrEqualTo(2);

            assertMadeAgain(name);
            assertMadeAgain(other);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "page:x\nproduct:y", "tab\there"})
    void namesWhatItDoesNotUnderstand(String bad) {
        operator()
                .queryParam("of", bad)
                .delete(PATH)
                .then()
                .statusCode(400)
                .contentType(Problem.JSON)
                .body("type", equalTo("https://souk.dev/problems/bad-parameter"));
    }

    @Test
    void neitherNothingNorTooMuchIsDropped() {
        operator().delete(PATH).then().statusCode(400);
        operator().queryParam("of", "x".repeat(501)).delete(PATH).then().statusCode(400);
        RequestSpecification many = operator();
        for (int i = 0; i <= 100; i++) {
            many.queryParam("of", "product:" + i);
        }
        many.delete(PATH).then().statusCode(400);
    }

    @Test
    void saysWhatThereIs() {
        awaitKept(name);
        operator()
                .get(PATH)
                .then()
                .statusCode(200)
                .body("redisIsUsed", equalTo(true))
                .body("caches.find { it.kind == 'page' }.entries", greaterThan(0))
                .body("caches.find { it.kind == 'page' }.bytes", greaterThan(1000))
                .body("caches.find { it.kind == 'page' }.limit", equalTo(33554432))
                .body("caches.find { it.kind == 'page' }.inRedis", greaterThan(0))
                .body("caches.find { it.kind == 'page' }.foundHere", greaterThan(0))
                .body("caches.find { it.kind == 'page' }.foundInRedis", notNullValue())
                .body("caches.find { it.kind == 'page' }.made", greaterThan(0));
    }

    @Test
    void whatWasDroppedIsNotCountedInRedis() {
        awaitKept(name);
        dropped("all");
        awaitKept(name);
        awaitKept(other);
        await().atMost(LONG).until(() -> inRedis() == 2);
        dropped("product:" + name);
        assertThat(inRedis()).isEqualTo(1);
    }

    @Test
    void metersMove() {
        double found = meter("souk_cache_found_total{kind=\"page\",level=\"process\"}");
        double made = meter("souk_cache_made_total{kind=\"page\"}");
        double makings = meter("souk_cache_making_seconds_count{kind=\"page\"}");
        double dropped = meter("souk_cache_dropped_total");

        awaitKept(name);
        dropped("product:" + name);

        assertThat(meter("souk_cache_found_total{kind=\"page\",level=\"process\"}"))
                .isGreaterThan(found);
        assertThat(meter("souk_cache_made_total{kind=\"page\"}")).isGreaterThan(made);
        assertThat(meter("souk_cache_making_seconds_count{kind=\"page\"}")).isGreaterThan(makings);
        assertThat(meter("souk_cache_dropped_total")).isGreaterThan(dropped);
        assertThat(meter("souk_cache_entries{kind=\"page\"}")).isPositive();
        assertThat(meter("souk_cache_weight_bytes{kind=\"page\"}")).isPositive();
        assertThat(meter("souk_cache_redis_left_alone")).isZero();
    }

    @Test
    void saysThatRedisIsAway() {
        awaitKept(name);
        double failures = meter("souk_cache_redis_failures_total");
        redis.kill();

        operator()
                .queryParam("of", "all")
                .delete(PATH)
                .then()
                .statusCode(503)
                .header("Retry-After", "1")
                .contentType(Problem.JSON);
        await().atMost(LONG).until(() -> {
            given().get("/kept/" + UUID.randomUUID()).then().statusCode(200);
            return meter("souk_cache_redis_left_alone") == 1;
        });
        assertThat(meter("souk_cache_redis_failures_total")).isGreaterThan(failures);
        assertThat(operator().get(PATH).then().statusCode(200).extract().<Object>path("caches[0].inRedis"))
                .isNull();
    }

    private static int dropped(String... of) {
        return operator()
                .queryParam("of", (Object[]) of)
                .delete(PATH)
                .then()
                .statusCode(200)
                .extract()
                .path("dropped");
    }

    private static int inRedis() {
        return operator().get(PATH).path("caches.find { it.kind == 'page' }.inRedis");
    }

    private static RequestSpecification operator() {
        return given().header("Authorization", "Bearer operator-operator");
    }

    private static double meter(String name) {
        return given().accept("text/plain")
                .get("/q/metrics")
                .asString()
                .replace(",}", "}")
                .lines()
                .filter(line -> line.startsWith(name + " "))
                .mapToDouble(line -> Double.parseDouble(line.substring(name.length() + 1)))
                .findFirst()
                .orElse(0);
    }

    private static void assertMadeAgain(String name) {
        int before = made(name);
        given().get("/kept/" + name).then().statusCode(200);
        assertThat(made(name)).isEqualTo(before + 1);
    }

    private static void assertNotMadeAgain(String name) {
        int before = made(name);
        given().get("/kept/" + name).then().statusCode(200);
        assertThat(made(name)).isEqualTo(before);
    }

    private static int made(String name) {
        return Integer.parseInt(given().get("/kept/" + name + "/made").asString());
    }

    /** Keeping goes on behind the answer. */
    private static void awaitKept(String name) {
        await().atMost(LONG).until(() -> {
            int before = made(name);
            given().get("/kept/" + name).then().statusCode(200);
            return made(name) == before;
        });
    }
}
