package dev.souk.limit;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.matchesPattern;

import dev.souk.cache.TestingRedis;
import dev.souk.embedded.EmbeddedRedis;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Redis;
import io.vertx.redis.client.Request;
import io.vertx.redis.client.Response;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(TestingRedis.class)
class RateLimitsTest {

    private static final Duration LONG = Duration.ofSeconds(20);
    private static final RateLimit THREE_AN_HOUR = new RateLimit("three", 3, Duration.ofHours(1));
    private static final RateLimit TWENTY_A_SECOND = new RateLimit("twenty", 20, Duration.ofSeconds(1));

    @Inject
    RateLimits limits;

    @Inject
    Redis client;

    @SuppressWarnings("NullAway.Init") // TestingRedis sets it
    EmbeddedRedis redis;

    private final String who = UUID.randomUUID() + "@example.com";

    @AfterEach
    void heal() {
        redis.heal();
        await().atMost(LONG).until(this::isCountedInRedis);
    }

    @Test
    void allowsSoManyAndSaysAfterHowLongThereIsOneMore() {
        assertThat(take(THREE_AN_HOUR)).isEqualTo(new Taken.Allowed(2));
        assertThat(take(THREE_AN_HOUR)).isEqualTo(new Taken.Allowed(1));
        assertThat(take(THREE_AN_HOUR)).isEqualTo(new Taken.Allowed(0));
        assertThat(take(THREE_AN_HOUR))
                .isInstanceOfSatisfying(
                        Taken.Refused.class,
                        refused -> assertThat(refused.retryAfterSeconds()).isBetween(1190L, 1200L));
    }

    @Test
    void oneMoreIsAllowedAfterAnInterval() {
        while (take(TWENTY_A_SECOND) instanceof Taken.Allowed) {}
        await().atMost(LONG).until(() -> take(TWENTY_A_SECOND) instanceof Taken.Allowed);
    }

    @Test
    void aCrowdGetsExactlySoMany() throws Exception {
        try (ExecutorService crowd = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Taken>> all = new ArrayList<>();
            for (int i = 0; i < 50; i++) {
                all.add(crowd.submit(() -> take(THREE_AN_HOUR)));
            }
            int allowed = 0;
            for (Future<Taken> one : all) {
                allowed += one.get() instanceof Taken.Allowed ? 1 : 0;
            }
            assertThat(allowed).isEqualTo(3);
        }
    }

    @Test
    void countsEachLimitAndEachCallerAlone() {
        take(THREE_AN_HOUR);
        assertThat(take(new RateLimit("other", 3, Duration.ofHours(1)))).isEqualTo(new Taken.Allowed(2));
        assertThat(limits.take(THREE_AN_HOUR, "not " + who).await().atMost(LONG))
                .isEqualTo(new Taken.Allowed(2));
    }

    @Test
    void redisHoldsNoNameAndForgets() {
        take(THREE_AN_HOUR);

        List<String> keys = keys();
        assertThat(keys).isNotEmpty().allMatch(key -> !key.contains("example") && key.matches("limit:\\w+:[\\w-]{22}"));
        for (String key : keys) {
            assertThat(ask(Request.cmd(Command.PTTL).arg(key)).toLong()).isBetween(1L, 3_600_000L);
        }
    }

    @Test
    void tooManyAreRefusedWithHeaders() {
        limited().statusCode(200);
        limited().statusCode(200);
        limited()
                .statusCode(429)
                .contentType("application/problem+json")
                .body("type", endsWith("/too-many-requests"))
                .header("Retry-After", matchesPattern("17\\d\\d|1800"))
                .header("RateLimit-Policy", equalTo("\"testing\";q=2;w=3600"))
                .header("RateLimit", matchesPattern("\"testing\";r=0;t=(17\\d\\d|1800)"));
    }

    @Test
    void aDeadRedisFailsNobodyAndLimitsStill() {
        redis.kill();
        limited().statusCode(200);
        limited().statusCode(200);
        for (int i = 0; i < 20; i++) {
            limited().statusCode(429);
        }
    }

    @Test
    void aSilentRedisCostsItsLimitAFewTimesAndThenNothing() {
        redis.stop();
        long started = System.nanoTime();
        for (int i = 0; i < 3; i++) {
            assertThat(take(THREE_AN_HOUR)).isInstanceOf(Taken.Allowed.class);
        }
        for (int i = 0; i < 200; i++) {
            assertThat(take(THREE_AN_HOUR)).isInstanceOf(Taken.Refused.class);
        }
        // one trial a second, each 500 ms: without the breaker it would be 100 s
        assertThat(Duration.ofNanos(System.nanoTime() - started)).isLessThan(Duration.ofSeconds(10));
    }

    private ValidatableResponse limited() {
        return given().queryParam("who", who).get("/api/v1/limited").then();
    }

    private boolean isCountedInRedis() {
        String probe = "probe-" + UUID.randomUUID();
        int before = keys().size();
        limits.take(THREE_AN_HOUR, probe).await().atMost(LONG);
        return keys().size() > before;
    }

    private List<String> keys() {
        List<String> keys = new ArrayList<>();
        ask(Request.cmd(Command.KEYS).arg("limit:*")).forEach(key -> keys.add(key.toString()));
        return keys;
    }

    private Taken take(RateLimit limit) {
        return limits.take(limit, who).await().atMost(LONG);
    }

    private Response ask(Request request) {
        return client.send(request).toCompletionStage().toCompletableFuture().join();
    }
}
