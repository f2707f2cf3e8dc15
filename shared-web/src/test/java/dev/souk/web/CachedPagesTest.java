package dev.souk.web;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.startsWith;

import dev.souk.cache.Caches;
import dev.souk.cache.TestingKept;
import dev.souk.cache.TestingRedis;
import dev.souk.embedded.EmbeddedRedis;
import dev.souk.web.hole.Hole;
import dev.souk.web.hole.PageCodec;
import dev.souk.web.hole.TwoPassPage;
import dev.souk.web.visitor.TestingBrowser;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Redis;
import io.vertx.redis.client.Request;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(TestingRedis.class)
class CachedPagesTest {

    private static final Duration LONG = Duration.ofSeconds(20);

    @Inject
    Caches caches;

    @Inject
    Redis client;

    @SuppressWarnings("NullAway.Init") // TestingRedis sets it
    EmbeddedRedis redis;

    private final String name = UUID.randomUUID().toString();

    @AfterEach
    void heal() {
        redis.heal();
        awaitKept("healed-" + name);
    }

    @Test
    void isMadeOnceForEverybodyAndFilledForEach() {
        awaitKept(name);
        int made = made();
        TestingBrowser one = new TestingBrowser();
        TestingBrowser other = new TestingBrowser();
        String ofOne = one.get(path()).asString();
        String ofOther = other.get(path()).asString();

        assertThat(made()).isEqualTo(made);
        assertThat(ofOne).contains(token(ofOne)).doesNotContain(token(ofOther));
        assertThat(ofOne.replace(token(ofOne), "")).isEqualTo(ofOther.replace(token(ofOther), ""));
        assertThat(one.post("/form", Map.of("_token", token(ofOne))).statusCode())
                .isEqualTo(303);
        assertThat(other.post("/form", Map.of("_token", token(ofOne))).statusCode())
                .isEqualTo(403);
    }

    @Test
    void whatIsKeptHoldsNothingOfAVisitor() {
        TestingBrowser maker = new TestingBrowser();
        String page = maker.get(path()).asString();
        awaitKept(name);
        String id = maker.get("/visitor").asString();
        TwoPassPage kept = kept();
        assertThat(kept.holes()).containsExactly(Hole.values());
        assertThat(new String(kept.filled(Map.of()).plain(), StandardCharsets.UTF_8))
                .contains("<h1>Teapot</h1>")
                .doesNotContain(id, token(page), "Welcome", "type=\"hidden\"");
    }

    @Test
    void wordsStayWordsInBothPasses() {
        String evil = "{config:foo} <script>{#if}{#hole form-token /}\u0001";
        awaitKept(name, evil);
        given().get(path())
                .then()
                .statusCode(200)
                .body("html.body.main.h1", startsWith("{config:foo} <script>{#if}{#hole form-token /}"));
    }

    @Test
    void theTagIsThatOfTheFilledPage() {
        awaitKept(name);
        TestingBrowser browser = new TestingBrowser();
        String token = token(browser.get(path()).asString());
        String tag = browser.get(path()).header("ETag");
        assertThat(browser.request().header("If-None-Match", tag).get(path()).statusCode())
                .isEqualTo(304);
        browser.post("/form", Map.of("_token", token, "sku", "POT"));
        Response after = browser.request().header("If-None-Match", tag).get(path());
        assertThat(after.statusCode()).isEqualTo(200);
        assertThat(after.asString()).contains("3 pieces");
        assertThat(new TestingBrowser()
                        .request()
                        .header("If-None-Match", tag)
                        .get(path())
                        .statusCode())
                .as("somebody else")
                .isEqualTo(200);
    }

    @Test
    void whatChangedIsMadeAgainAndNothingElse() {
        String neighbour = "neighbour-" + name;
        awaitKept(name);
        awaitKept(neighbour);
        int made = made();
        int ofNeighbour = made(neighbour);
        caches.drop(List.of("product:" + name), "").await().atMost(LONG);
        given().get(path()).then().statusCode(200);
        given().get("/kept/" + neighbour).then().statusCode(200);
        assertThat(made()).isEqualTo(made + 1);
        assertThat(made(neighbour)).isEqualTo(ofNeighbour);
    }

    @Test
    void otherParametersMakeNoOtherPage() {
        awaitKept(name);
        int made = made();
        for (int i = 0; i < 5; i++) {
            given().queryParam("utm_source", i).get(path()).then().statusCode(200);
        }
        assertThat(made()).isEqualTo(made);
    }

    @Test
    void aFailureIsNotKept() {
        given().queryParam("title", "gone").get(path()).then().statusCode(404);
        given().get(path()).then().statusCode(200);
        assertThat(made()).isEqualTo(2);
    }

    @Test
    void noRequestFailsWhenRedisIsKilled() throws Exception {
        awaitKept(name);
        try (Browsing browsing = new Browsing()) {
            browsing.awaitMore(20);
            redis.kill();
            browsing.awaitMore(100);
            assertThat(browsing.failures()).isZero();
        }
    }

    @Test
    void noRequestFailsOrWaitsLongWhenRedisIsStopped() throws Exception {
        awaitKept(name);
        try (Browsing browsing = new Browsing()) {
            browsing.awaitMore(20);
            redis.stop();
            browsing.awaitMore(200);
            assertThat(browsing.failures()).isZero();
            redis.resume();
            browsing.awaitMore(20);
            assertThat(browsing.failures()).isZero();
        }
    }

    @Test
    void manyAtOnceAllGetTheWholePageAndTheirOwnToken() throws Exception {
        try (ExecutorService executor = Executors.newFixedThreadPool(16)) {
            Callable<String> visit = () -> {
                TestingBrowser browser = new TestingBrowser();
                String page = browser.get(path()).asString();
                assertThat(page).contains("<h1>Teapot</h1>").contains("</html>");
                return browser.post("/form", Map.of("_token", token(page))).statusCode() + token(page);
            };
            List<Future<String>> visits =
                    executor.invokeAll(Stream.generate(() -> visit).limit(64).toList());
            Set<String> answers = new HashSet<>();
            for (Future<String> each : visits) {
                answers.add(each.get());
            }
            assertThat(answers).hasSize(64).allMatch(answer -> answer.startsWith("303"));
        }
    }

    private String path() {
        return "/kept/" + name;
    }

    private int made() {
        return made(name);
    }

    private static int made(String name) {
        return Integer.parseInt(given().get("/kept/" + name + "/made").asString());
    }

    /** Keeping goes on behind the answer. */
    private static void awaitKept(String name) {
        awaitKept(name, "Teapot");
    }

    private static void awaitKept(String name, String title) {
        await().atMost(LONG).until(() -> {
            int before = made(name);
            given().queryParam("title", title).get("/kept/" + name).then().statusCode(200);
            return made(name) == before;
        });
    }

    private TwoPassPage kept() {
        Request keys = Request.cmd(Command.KEYS).arg("*}:page:*/kept/" + name);
        String key = await().atMost(LONG)
                .until(
                        () -> client.send(keys)
                                .toCompletionStage()
                                .toCompletableFuture()
                                .join(),
                        found -> found.size() > 0)
                .get(0)
                .toString();
        byte[] bytes = client.send(Request.cmd(Command.GET).arg(key))
                .toCompletionStage()
                .toCompletableFuture()
                .join()
                .toBytes();
        return TestingKept.value(bytes, new PageCodec());
    }

    private static String token(String page) {
        return page.replaceAll("(?s).*name=\"_token\" value=\"([^\"]+)\".*", "$1");
    }

    /** Two visitors that never stop. */
    private final class Browsing implements AutoCloseable {

        private final ExecutorService executor = Executors.newFixedThreadPool(2);
        private final AtomicInteger done = new AtomicInteger();
        private final AtomicInteger failed = new AtomicInteger();

        Browsing() {
            for (int i = 0; i < 2; i++) {
                executor.execute(() -> {
                    while (!Thread.currentThread().isInterrupted() && !executor.isShutdown()) {
                        if (!isRight()) {
                            failed.incrementAndGet();
                        }
                        done.incrementAndGet();
                    }
                });
            }
        }

        private boolean isRight() {
            try {
                Response answer = given().get(path());
                return answer.statusCode() == 200 && answer.asString().contains("<h1>Teapot</h1>");
            } catch (RuntimeException noAnswer) {
                return false;
            }
        }

        void awaitMore(int requests) {
            int wanted = done.get() + requests;
            await().atMost(LONG).until(() -> done.get() >= wanted);
        }

        int failures() {
            return failed.get();
        }

        @Override
        public void close() {
            executor.shutdown();
            executor.close();
        }
    }
}
