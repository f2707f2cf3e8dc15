package dev.souk.checkout.place;

import static dev.souk.checkout.Shopper.look;
import static dev.souk.checkout.Shopper.pay;
import static dev.souk.checkout.Shopper.payment;
import static dev.souk.checkout.Shopper.ready;
import static dev.souk.checkout.TestingPayments.APPROVED;
import static dev.souk.checkout.TestingPayments.CHALLENGED;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import dev.souk.checkout.Neighbours;
import dev.souk.checkout.Shopper;
import dev.souk.checkout.TestingCarts;
import dev.souk.checkout.TestingClock;
import dev.souk.checkout.TestingPayments;
import dev.souk.checkout.TestingStock;
import dev.souk.checkout.TestingTables;
import dev.souk.embedded.EmbeddedCluster;
import dev.souk.embedded.junit.EmbeddedDatabase;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.vertx.VertxContextSupport;
import io.restassured.specification.RequestSpecification;
import io.vertx.core.json.JsonObject;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@WithTestResource(
        value = EmbeddedDatabase.class,
        initArgs = {@ResourceArg(name = "schema", value = "checkout"), @ResourceArg(name = "replicas", value = "0")})
@WithTestResource(Neighbours.class)
class WebhookApiTest {

    private static final Duration LIMIT = Duration.ofSeconds(20);

    @Inject
    TestingClock clock;

    @Inject
    TestingJourney journey;

    @Inject
    RecoverPlacements recover;

    @SuppressWarnings("NullAway.Init") // the test resource sets it
    TestingStock stock;

    @SuppressWarnings("NullAway.Init") // the test resource sets it
    TestingCarts carts;

    @SuppressWarnings("NullAway.Init") // the test resource sets it
    TestingPayments payments;

    @SuppressWarnings("NullAway.Init") // the test resource sets it
    EmbeddedCluster cluster;

    @SuppressWarnings("NullAway.Init")
    private TestingTables tables;

    @BeforeEach
    void open() {
        tables = new TestingTables(cluster);
        Shopper.arrive();
        clock.present();
        stock.use(clock);
        stock.shelve("lamp", 1000, 1250);
        payments.webhooks(0);
    }

    @AfterEach
    void behave() {
        journey.goWell();
    }

    @Test
    void believesNobodyWhoDoesNotSign() {
        String id = challenged();
        String body = event(id, "charge.succeeded");

        assertThat(post(body, null)).isEqualTo(401);
        assertThat(post(body, "t=1,v1=00")).isEqualTo(401);
        assertThat(post(body, signature(body, clock.instant().getEpochSecond(), "another secret of another shop")))
                .isEqualTo(401);
        assertThat(post(body, signature(body, clock.instant().getEpochSecond() - 301)))
                .isEqualTo(401);
        assertThat(post(body, signature(body + " ", clock.instant().getEpochSecond())))
                .isEqualTo(401);
        look(id).body("status", equalTo("requires_escalation"));
    }

    @Test
    void believesTheProvidersAnswerAndNotTheWebhook() {
        String id = challenged();

        assertThat(post(event(id, "charge.succeeded"))).isEqualTo(204);

        look(id).body("status", equalTo("requires_escalation"));
        assertThat(tables.orders(id)).isEqualTo("0");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "[]", "no json", "{\"charge\":7}", "{\"charge\":{\"idempotencyKey\":\"nobodys\"}}"})
    void takesWhatItDoesNotKnowForDone(String body) {
        assertThat(post(body)).isEqualTo(204);
    }

    @Test
    void manyAtOnceSettleOnce() throws Exception {
        String id = ready(carts.fill("lamp", 1));
        int before = stock.onHand("lamp");
        String url = pay(id, CHALLENGED).extract().path("continueUrl");
        payments.answer(url, "pass");
        String body = event(id, "charge.succeeded");

        try (ExecutorService crowd = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Integer>> answers = IntStream.range(0, 10)
                    .mapToObj(one -> crowd.submit(() -> post(body)))
                    .toList();
            for (Future<Integer> answer : answers) {
                assertThat(answer.get()).isEqualTo(204);
            }
        }

        await().atMost(LIMIT).untilAsserted(() -> assertThat(tables.step(id)).isEqualTo("DONE"));
        assertThat(tables.orders(id)).isEqualTo("1");
        assertThat(stock.onHand("lamp")).isEqualTo(before - 1);
        assertThat(post(body)).isEqualTo(204);
        assertThat(tables.orders(id)).isEqualTo("1");
    }

    @Test
    void oneThatComesBeforeTheAnswerLeavesItToWhoIsAtWork() {
        String id = ready(carts.fill("lamp", 1));
        CompletableFuture<Void> wake = journey.sleepAt(Milestone.CHARGED);
        CompletableFuture<Integer> answer = CompletableFuture.supplyAsync(
                () -> payment(id, APPROVED, UUID.randomUUID().toString()).statusCode());
        await().atMost(LIMIT).until(() -> journey.isDead(Milestone.CHARGED));

        assertThat(post(event(id, "charge.succeeded"))).isEqualTo(204);
        assertThat(tables.orders(id)).isEqualTo("0");
        wake.complete(null);

        assertThat(answer).succeedsWithin(LIMIT).isEqualTo(200);
        assertThat(tables.orders(id)).isEqualTo("1");
    }

    @Test
    void oneThatFindsTheProviderGoneDoesNotGiveTheChallengeUp() throws Throwable {
        String id = challenged();
        String body = event(id, "charge.succeeded");
        payments.kill();
        try {
            assertThat(post(body)).isEqualTo(204);
        } finally {
            payments.restart();
        }

        await().atMost(LIMIT).untilAsserted(() -> {
            clock.advance(Duration.ofSeconds(5));
            VertxContextSupport.subscribeAndAwait(() -> recover.run());
            look(id).body("status", equalTo("requires_escalation"));
            assertThat(tables.one(
                            "select due_at > created_at + interval 14 minute from placement where charge_key = ?",
                            tables.chargeKey(id)))
                    .isEqualTo("1");
        });
    }

    private String challenged() {
        String id = ready(carts.fill("lamp", 1));
        pay(id, CHALLENGED).statusCode(200).body("status", equalTo("requires_escalation"));
        return id;
    }

    private String event(String session, String type) {
        return new JsonObject()
                .put("id", UUID.randomUUID().toString())
                .put("type", type)
                .put(
                        "charge",
                        new JsonObject()
                                .put("idempotencyKey", tables.chargeKey(session))
                                .put("status", "succeeded"))
                .encode();
    }

    private int post(String body) {
        return post(body, signature(body, clock.instant().getEpochSecond()));
    }

    private static int post(String body, @Nullable String signature) {
        RequestSpecification request = given().contentType("application/json").body(body);
        if (signature != null) {
            request.header("Sandbox-Signature", signature);
        }
        return request.post("/webhooks/payments").statusCode();
    }

    private static String signature(String body, long seconds) {
        return signature(body, seconds, TestingPayments.WEBHOOK_SECRET);
    }

    private static String signature(String body, long seconds, String secret) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            byte[] hash = mac.doFinal((seconds + "." + body).getBytes(StandardCharsets.UTF_8));
            return "t=" + seconds + ",v1=" + HexFormat.of().formatHex(hash);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
