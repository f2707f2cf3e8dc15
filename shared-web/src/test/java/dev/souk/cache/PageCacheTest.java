package dev.souk.cache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.souk.embedded.EmbeddedRedis;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Redis;
import io.vertx.redis.client.Request;
import io.vertx.redis.client.Response;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(TestingRedis.class)
class PageCacheTest {

    private static final Duration LONG = Duration.ofSeconds(20);

    @Inject
    PageCache cache;

    @Inject
    Redis client;

    @SuppressWarnings("NullAway.Init") // TestingRedis sets it
    EmbeddedRedis redis;

    private final String test = UUID.randomUUID().toString();

    @AfterEach
    void heal() {
        redis.heal();
        await().atMost(LONG).until(() -> {
            keep("probe");
            return "probe".equals(found("probe"));
        });
    }

    @Test
    void findsWhatItKept() {
        assertThat(found("a")).isEqualTo("nothing");
        keep("a", "product:1");
        assertThat(found("a")).isEqualTo("a");
    }

    @Test
    void dropsExactlyThePagesMadeOfATag() {
        keep("product 1", "product:1");
        keep("list", "product:1", "product:2", "products");
        keep("product 2", "product:2");
        keep("untagged");

        drop("product:1");
        assertThat(found("product 1")).isEqualTo("nothing");
        assertThat(found("list")).isEqualTo("nothing");
        assertThat(found("product 2")).isEqualTo("product 2");
        assertThat(found("untagged")).isEqualTo("untagged");

        drop("product:1", "product:2", "product:unheard-of");
        assertThat(found("product 2")).isEqualTo("nothing");
    }

    @Test
    void aPageKeptAgainIsDroppedAgain() {
        for (int i = 0; i < 3; i++) {
            keep("again", "product:7");
            assertThat(found("again")).isEqualTo("again");
            drop("product:7");
            assertThat(found("again")).isEqualTo("nothing");
        }
    }

    @Test
    void everythingEndsByItself() {
        keep("ends", "product:9");
        for (String key : List.of("page:" + test + "ends", "made-of:" + test + "product:9")) {
            assertThat(ask(Request.cmd(Command.PTTL).arg("{souk-web}:" + key)).toLong())
                    .as(key)
                    .isBetween(50_000L, 66_000L);
        }
    }

    @Test
    void aTooLargePageIsNotKept() {
        cache.keep(test + "large", new byte[1_000_001], List.of()).await().atMost(LONG);
        assertThat(found("large")).isEqualTo("nothing");
    }

    @Test
    void aDeadRedisFindsNothingAndFailsNobodyButWhoDrops() {
        keep("a", "product:1");
        redis.kill();
        assertThat(found("a")).isEqualTo("nothing");
        keep("b", "product:1");
        assertThatThrownBy(() -> drop("product:1")).isNotNull();
    }

    @Test
    void aStoppedRedisCostsItsLimitAFewTimesAndThenNothing() {
        keep("a", "product:1");
        redis.stop();
        for (int i = 0; i < 5; i++) {
            assertThat(found("a")).isEqualTo("nothing");
        }
        long started = System.nanoTime();
        for (int i = 0; i < 200; i++) {
            assertThat(found("a")).isEqualTo("nothing");
        }
        // one trial a second, each 500 ms: without the breaker it would be 100 s
        assertThat(Duration.ofNanos(System.nanoTime() - started)).isLessThan(Duration.ofSeconds(10));
        assertThatThrownBy(() -> drop("product:1")).hasMessageContaining("no answer within");
    }

    private void keep(String name, String... tags) {
        List<String> ofThisTest = List.of(tags).stream().map(tag -> test + tag).toList();
        cache.keep(test + name, name.getBytes(StandardCharsets.UTF_8), ofThisTest)
                .await()
                .atMost(LONG);
    }

    private void drop(String... tags) {
        cache.drop(List.of(tags).stream().map(tag -> test + tag).toList())
                .await()
                .atMost(LONG);
    }

    private String found(String name) {
        return cache.find(test + name)
                .await()
                .atMost(LONG)
                .map(bytes -> new String(bytes, StandardCharsets.UTF_8))
                .orElse("nothing");
    }

    private Response ask(Request request) {
        return client.send(request).toCompletionStage().toCompletableFuture().join();
    }
}
