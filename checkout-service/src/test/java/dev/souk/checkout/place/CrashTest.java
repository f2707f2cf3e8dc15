package dev.souk.checkout.place;

import static dev.souk.checkout.Shopper.look;
import static dev.souk.checkout.Shopper.pay;
import static dev.souk.checkout.Shopper.payment;
import static dev.souk.checkout.Shopper.ready;
import static dev.souk.checkout.TestingPayments.APPROVED;
import static dev.souk.checkout.TestingPayments.CHALLENGED;
import static dev.souk.checkout.TestingPayments.DECLINED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import dev.souk.checkout.Neighbours;
import dev.souk.checkout.Shopper;
import dev.souk.checkout.TestingCarts;
import dev.souk.checkout.TestingClock;
import dev.souk.checkout.TestingPayments;
import dev.souk.checkout.TestingServer.Fault;
import dev.souk.checkout.TestingStock;
import dev.souk.checkout.TestingTables;
import dev.souk.checkout.session.ExpireSessions;
import dev.souk.embedded.EmbeddedCluster;
import dev.souk.embedded.junit.EmbeddedDatabase;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.vertx.VertxContextSupport;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Pods that die in the middle of a payment, and those that go on. */
@QuarkusTest
@WithTestResource(
        value = EmbeddedDatabase.class,
        initArgs = {@ResourceArg(name = "schema", value = "checkout"), @ResourceArg(name = "replicas", value = "0")})
@WithTestResource(Neighbours.class)
class CrashTest {

    private static final Duration LIMIT = Duration.ofSeconds(30);
    private static final Duration LEASE = Duration.ofSeconds(31);

    @Inject
    TestingClock clock;

    @Inject
    TestingJourney journey;

    @Inject
    RecoverPlacements recover;

    @Inject
    ExpireSessions expireSessions;

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
        stock.behave();
        carts.behave();
    }

    @ParameterizedTest
    @EnumSource(names = {"BEGUN", "STOCK_COMMITTED"})
    void whoDiesBeforeChargingLeavesASessionToPayAgain(Milestone milestone) throws Throwable {
        String cart = carts.fill("lamp", 2);
        String id = ready(cart);
        int before = stock.onHand("lamp");
        journey.dieAt(milestone);
        pay(id, APPROVED).statusCode(202);

        anotherPodTakesOver();

        assertThat(tables.step(id)).isEqualTo("FAILED");
        look(id).body("status", equalTo("ready_for_complete")).body("problems.pointer", hasItem("/payment"));
        assertThat(stock.status(tables.reservation(id))).isEqualTo("reserved");
        assertThat(stock.expiresAt(tables.reservation(id))).isNotNull();
        String lost = tables.chargeKey(id);
        pay(id, APPROVED).statusCode(200).body("status", equalTo("completed"));
        assertThat(payments.chargesOf(lost)).isEmpty();
        assertBoughtOnce(id, cart, before - 2);
    }

    @ParameterizedTest
    @EnumSource(names = {"CHARGED", "ORDERED", "STOCK_SOLD", "CART_CLEARED", "DONE"})
    void whatWasChargedBecomesAnOrderWhoeverDies(Milestone milestone) throws Throwable {
        String cart = carts.fill("lamp", 2);
        String id = ready(cart);
        int before = stock.onHand("lamp");
        journey.dieAt(milestone);
        int status = payment(id, APPROVED, UUID.randomUUID().toString()).statusCode();
        assertThat(status).isEqualTo(milestone == Milestone.CHARGED ? 202 : 200);

        anotherPodTakesOver();

        look(id).body("status", equalTo("completed"));
        assertBoughtOnce(id, cart, before - 2);
    }

    @ParameterizedTest
    @EnumSource(names = {"CHARGED", "STOCK_UNCOMMITTED", "FAILED"})
    void aDeclineStaysADeclineWhoeverDies(Milestone milestone) throws Throwable {
        String id = ready(carts.fill("lamp", 2));
        journey.dieAt(milestone);
        payment(id, DECLINED, UUID.randomUUID().toString());

        anotherPodTakesOver();

        assertThat(tables.step(id)).isEqualTo("FAILED");
        look(id).body("status", equalTo("ready_for_complete")).body("problems.pointer", hasItem("/payment"));
        assertThat(stock.status(tables.reservation(id))).isEqualTo("reserved");
        assertThat(tables.orders(id)).isEqualTo("0");
    }

    @ParameterizedTest
    @EnumSource(names = {"CHARGED", "CHALLENGED"})
    void aChallengeIsNotForgotten(Milestone milestone) throws Throwable {
        String cart = carts.fill("lamp", 2);
        String id = ready(cart);
        int before = stock.onHand("lamp");
        journey.dieAt(milestone);
        payment(id, CHALLENGED, UUID.randomUUID().toString());

        anotherPodTakesOver();
        String url = look(id).body("status", equalTo("requires_escalation"))
                .extract()
                .path("continueUrl");
        payments.answer(url, "pass");

        look(id).body("status", equalTo("completed"));
        assertBoughtOnce(id, cart, before - 2);
    }

    @ParameterizedTest
    @EnumSource(names = {"CHARGED", "ORDERED", "STOCK_SOLD"})
    void whoDiesWhileSettlingAChallengeIsFollowed(Milestone milestone) throws Throwable {
        String cart = carts.fill("lamp", 2);
        String id = ready(cart);
        int before = stock.onHand("lamp");
        String url = pay(id, CHALLENGED).statusCode(200).extract().path("continueUrl");
        payments.answer(url, "pass");
        journey.dieAt(milestone);
        look(id).statusCode(200);

        anotherPodTakesOver();
        clock.advance(Duration.ofMinutes(15));
        anotherPodTakesOver();

        look(id).body("status", equalTo("completed"));
        assertBoughtOnce(id, cart, before - 2);
    }

    @Test
    void aPodThatSleptBeforeChargingChargesNothingWhenItWakes() throws Throwable {
        String cart = carts.fill("lamp", 2);
        String id = ready(cart);
        int before = stock.onHand("lamp");
        CompletableFuture<Void> wake = journey.sleepAt(Milestone.STOCK_COMMITTED);
        pay(id, APPROVED).statusCode(202);
        anotherPodTakesOver();
        String lost = tables.chargeKey(id);
        pay(id, APPROVED).statusCode(200);

        wake.complete(null);

        await().atMost(LIMIT).untilAsserted(() -> {
            assertThat(tables.one("select attempt from placement where charge_key = ?", lost))
                    .isEqualTo("2");
            assertThat(payments.chargesOf(lost)).isEmpty();
        });
        assertBoughtOnce(id, cart, before - 2);
    }

    @Test
    void aPodThatSleptBeforeCommittingHoldsNothingForEver() throws Throwable {
        String id = ready(carts.fill("lamp", 2));
        CompletableFuture<Void> wake = journey.sleepAt(Milestone.BEGUN);
        pay(id, APPROVED).statusCode(202);
        anotherPodTakesOver();

        wake.complete(null);
        await().atMost(LIMIT)
                .untilAsserted(
                        () -> assertThat(stock.status(tables.reservation(id))).isEqualTo("committed"));
        clock.advance(Duration.ofHours(1));
        VertxContextSupport.subscribeAndAwait(() -> expireSessions.run());

        await().atMost(LIMIT)
                .untilAsserted(
                        () -> assertThat(stock.status(tables.reservation(id))).isEqualTo("released"));
        assertThat(tables.orders(id)).isEqualTo("0");
    }

    @Test
    void aPodThatSleptUntilItsSessionWasOverHoldsNothingForEver() throws Throwable {
        String id = ready(carts.fill("lamp", 2));
        CompletableFuture<Void> wake = journey.sleepAt(Milestone.BEGUN);
        pay(id, APPROVED).statusCode(202);
        clock.advance(Duration.ofHours(2));
        anotherPodTakesOver();
        look(id).body("status", equalTo("expired"));
        String reservation = tables.reservation(id);
        await().atMost(LIMIT).until(() -> "released".equals(stock.status(reservation)));

        wake.complete(null);

        await().atMost(LIMIT).until(() -> "committed".equals(stock.status(reservation)));
        await().atMost(LIMIT).until(() -> "released".equals(stock.status(reservation)));
        assertThat(tables.orders(id)).isEqualTo("0");
    }

    @ParameterizedTest
    @EnumSource(names = {"CHARGED", "ORDERED", "STOCK_SOLD", "CART_CLEARED"})
    void aPodThatSleptAfterChargingChangesNothingWhenItWakes(Milestone milestone) throws Throwable {
        String cart = carts.fill("lamp", 2);
        String id = ready(cart);
        int before = stock.onHand("lamp");
        CompletableFuture<Void> wake = journey.sleepAt(milestone);
        payment(id, APPROVED, UUID.randomUUID().toString());
        anotherPodTakesOver();
        carts.put(cart, "lamp", 5);

        wake.complete(null);

        assertBoughtOnce(id, null, before - 2);
        look(id).body("status", equalTo("completed"));
        assertThat(carts.pieces(cart)).isEqualTo(5);
    }

    @Test
    void aPodThatSleptWithADeclineDoesNotTouchTheNextPayment() throws Throwable {
        String cart = carts.fill("lamp", 2);
        String id = ready(cart);
        int before = stock.onHand("lamp");
        CompletableFuture<Void> wake = journey.sleepAt(Milestone.CHARGED);
        payment(id, DECLINED, UUID.randomUUID().toString());
        anotherPodTakesOver();
        pay(id, APPROVED).statusCode(200);

        wake.complete(null);

        assertBoughtOnce(id, cart, before - 2);
    }

    @Test
    void manyPodsTakeOverEachPlacementOnce() throws Throwable {
        List<String> sessions = IntStream.range(0, 5)
                .mapToObj(one -> ready(carts.fill("lamp", 1)))
                .toList();
        int before = stock.onHand("lamp");
        for (String id : sessions) {
            journey.dieAt(Milestone.CHARGED);
            Thread.ofVirtual()
                    .start(() -> payment(id, APPROVED, UUID.randomUUID().toString()));
            await().atMost(LIMIT)
                    .until(() -> !payments.chargesOf(tables.chargeKey(id)).isEmpty());
            await().atMost(LIMIT).until(() -> journey.isDead(Milestone.CHARGED));
        }

        clock.advance(LEASE);
        int taken = VertxContextSupport.subscribeAndAwait(() -> Uni.join()
                .all(recover.run(), recover.run(), recover.run())
                .andFailFast()
                .map(counts -> counts.stream().mapToInt(Integer::intValue).sum()));

        assertThat(taken).isEqualTo(5);
        assertThat(sessions).allSatisfy(id -> assertBoughtOnce(id, null, before - 5));
    }

    @ParameterizedTest
    @EnumSource(
            value = Fault.class,
            names = {"FAIL", "FORGET_ANSWER", "STALL"})
    void anUncommitThatGoesWrongIsSaidAgain(Fault fault) {
        String id = ready(carts.fill("lamp", 2));
        stock.next("uncommit", fault);

        pay(id, DECLINED).statusCode(402);

        assertThat(stock.status(tables.reservation(id))).isEqualTo("reserved");
    }

    @Test
    void theCatalogueMayBeAwayForLongAfterACharge() throws Throwable {
        String cart = carts.fill("lamp", 2);
        String id = ready(cart);
        int before = stock.onHand("lamp");
        IntStream.range(0, 12).forEach(one -> stock.next("sell", Fault.FAIL));

        pay(id, APPROVED).statusCode(200).body("status", equalTo("completed"));

        await().atMost(LIMIT).untilAsserted(() -> {
            clock.advance(Duration.ofMinutes(1));
            VertxContextSupport.subscribeAndAwait(() -> recover.run());
            assertThat(tables.step(id)).isEqualTo("DONE");
        });
        assertBoughtOnce(id, cart, before - 2);
    }

    @Test
    void aPrimaryThatDiesLeavesNoHalfOrder() throws Throwable {
        List<String> sessions = IntStream.range(0, 6)
                .mapToObj(one -> ready(carts.fill("lamp", 1)))
                .toList();
        journey.doAt(Milestone.CHARGED, () -> cluster.primary().kill());

        try (ExecutorService crowd = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Integer>> answers = sessions.stream()
                    .map(id -> crowd.submit(() ->
                            payment(id, APPROVED, UUID.randomUUID().toString()).statusCode()))
                    .toList();
            for (Future<Integer> answer : answers) {
                assertThat(answer.get()).isIn(200, 202, 503);
            }
        }
        cluster.primary().heal();

        await().atMost(Duration.ofSeconds(60)).ignoreExceptions().untilAsserted(() -> {
            clock.advance(Duration.ofMinutes(1));
            VertxContextSupport.subscribeAndAwait(() -> recover.run());
            assertThat(sessions).allSatisfy(id -> assertThat(tables.step(id)).isIn("DONE", "FAILED", "nothing"));
        });
        assertThat(sessions).allSatisfy(id -> {
            long charged = payments.chargesOf(tables.chargeKey(id)).size();
            assertThat(tables.orders(id)).isEqualTo(Long.toString(charged));
        });
    }

    private void anotherPodTakesOver() throws Throwable {
        clock.advance(LEASE);
        VertxContextSupport.subscribeAndAwait(() -> recover.run());
    }

    private void assertBoughtOnce(String id, @Nullable String cart, int left) {
        await().atMost(LIMIT).untilAsserted(() -> assertThat(tables.step(id)).isEqualTo("DONE"));
        assertThat(tables.orders(id)).isEqualTo("1");
        assertThat(payments.chargesOf(tables.chargeKey(id))).hasSize(1);
        assertThat(stock.status(tables.reservation(id))).isEqualTo("sold");
        assertThat(stock.onHand("lamp")).isEqualTo(left);
        if (cart != null) {
            assertThat(carts.pieces(cart)).isZero();
        }
    }
}
