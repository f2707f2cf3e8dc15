package dev.souk.checkout.place;

import static dev.souk.checkout.TestingPayments.APPROVED;
import static dev.souk.checkout.TestingPayments.CHALLENGED;
import static dev.souk.checkout.TestingPayments.DECLINED;
import static dev.souk.checkout.TestingPayments.INSUFFICIENT;
import static dev.souk.checkout.TestingPayments.SILENT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.souk.checkout.Neighbours;
import dev.souk.checkout.TestingCarts;
import dev.souk.checkout.TestingClock;
import dev.souk.checkout.TestingPayments;
import dev.souk.checkout.TestingShopper;
import dev.souk.checkout.TestingShopper.Shown;
import dev.souk.checkout.TestingStock;
import dev.souk.checkout.TestingTables;
import dev.souk.embedded.EmbeddedCluster;
import dev.souk.embedded.junit.EmbeddedDatabase;
import dev.souk.web.visitor.SigningKeys;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.vertx.VertxContextSupport;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@WithTestResource(
        value = EmbeddedDatabase.class,
        initArgs = {@ResourceArg(name = "schema", value = "checkout"), @ResourceArg(name = "replicas", value = "0")})
@WithTestResource(Neighbours.class)
class PaymentPagesTest {

    private static final Duration LIMIT = Duration.ofSeconds(20);

    private static final Map<String, String> ADDRESS = Map.of(
            "email", "ada@shop.example",
            "name", "Ada {config:foo} <i>Lovelace</i>",
            "line1", "1 Long \"Street\" & Sons",
            "postalCode", "94110",
            "city", "San Francisco",
            "region", "CA",
            "country", "US");

    @Inject
    TestingClock clock;

    @Inject
    SigningKeys keys;

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

    @SuppressWarnings("NullAway.Init") // before each test
    private TestingTables tables;

    @SuppressWarnings("NullAway.Init") // before each test
    private TestingShopper shopper;

    @SuppressWarnings("NullAway.Init") // before each test
    private String cart;

    @BeforeEach
    void open() {
        tables = new TestingTables(cluster);
        clock.present();
        stock.use(clock);
        stock.shelve("lamp", 1000, 1250);
        stock.shelve("rug", 1000, 9900);
        payments.webhooks(1);
        shopper = new TestingShopper(keys);
        cart = carts.fill("lamp", 3);
        carts.belongs(cart, shopper.visitor());
    }

    @AfterEach
    void behave() {
        stock.behave();
        carts.behave();
    }

    @Test
    void buysByFormsAlone() {
        Shown payment = toPayment();
        assertThat(payment.path()).endsWith("/payment");
        assertThat(payment.heading()).isEqualTo("Review and pay");
        assertThat(payment.texts("aria-current", "step")).containsExactly("3Payment");
        assertThat(payment.texts("class", "button")).containsExactly("Pay $45.47");
        assertThat(payment.html()).contains("autocomplete=\"cc-number\"").contains("inputmode=\"numeric\"");
        carts.put(cart, "rug", 2);
        int before = stock.onHand("lamp");

        Shown paid = pay(payment, "4242 4242 4242 4242");

        assertThat(paid.status()).isEqualTo(303);
        assertThat(paid.header("Location")).matches("/orders/[0-9A-Z]{5}-[0-9A-Z]{5}\\?key=[0-9a-z]{26}");
        assertThat(shopper.cookie("souk_cart")).startsWith("2.");
        assertThat(stock.onHand("lamp")).isEqualTo(before - 3);
        assertThat(payments.chargesOf(tables.chargeKey(session(payment)))).hasSize(1);

        Shown order = shopper.follow(paid);
        assertThat(order.status()).isEqualTo(200);
        assertThat(order.heading()).isEqualTo("Thank you, Ada {config:foo} <i>Lovelace</i>");
        assertThat(order.texts("class", "postal").getFirst())
                .contains("1 Long \"Street\" & Sons", "94110 San Francisco", "United States");
        assertThat(order.texts("class", "bought__title")).containsExactly("The lamp");
        assertThat(order.texts("class", "history").getFirst()).contains("Placed", "Paid", "UTC");
        assertThat(order.html()).contains("$45.47").contains("Card ending in 4242");
    }

    @Test
    void anOrdersPageIsForWhoHasItsKey() {
        String address = pay(toPayment(), APPROVED).header("Location");

        Shown order = new TestingShopper(keys).get(address);
        assertThat(order.status()).isEqualTo(200);
        assertThat(order.header("Referrer-Policy")).isEqualTo("no-referrer");
        assertThat(order.header("Cache-Control")).isEqualTo("no-store");
        assertThat(order.html()).contains("<meta name=\"robots\" content=\"noindex\">");

        assertThat(shopper.get(address.replaceAll("key=.*", "key=0123456789abcdefghjkmnpqrs"))
                        .status())
                .isEqualTo(404);
        assertThat(shopper.get(address.replaceAll("\\?.*", "")).status()).isEqualTo(404);
        assertThat(shopper.get("/orders/00000-00000?key=0").status()).isEqualTo(404);
    }

    @Test
    void isReviewedUnderEitherName() {
        Shown payment = toPayment();
        Shown review = shopper.get(payment.path().replace("payment", "review"));

        assertThat(review.heading()).isEqualTo("Review and pay");
        assertThat(pay(review, APPROVED).header("Location")).startsWith("/orders/");
    }

    @ParameterizedTest
    @CsvSource({DECLINED + ",The card was declined", INSUFFICIENT + ",The card has not enough funds"})
    void aDeclinedCardSaysWhatToDoAndKeepsAllElse(String card, String title) {
        Shown payment = toPayment();

        Shown answer = pay(payment, card);
        assertThat(answer.status()).as("so that going back later sends nothing").isEqualTo(303);
        Shown declined = shopper.follow(answer);

        assertThat(declined.path()).isEqualTo(payment.path());
        assertThat(declined.texts("role", "alert").getFirst()).startsWith(title).contains("Nothing was charged");
        assertThat(declined.html()).contains("<title>Error: Review and pay").doesNotContain(card);
        assertThat(declined.field("card")).isEmpty();
        assertThat(declined.field("idempotencyKey")).isNotEqualTo(payment.field("idempotencyKey"));
        Shown again = shopper.follow(pay(payment, card));
        assertThat(again.texts("role", "alert").getFirst()).startsWith(title);
        assertThat(pay(again, APPROVED).header("Location")).startsWith("/orders/");
        assertThat(tables.orders(session(payment))).isEqualTo("1");
    }

    @Test
    void anOldPageWithAnotherCardIsAskedOnceMore() {
        Shown payment = toPayment();
        pay(payment, DECLINED);

        Shown resent = pay(payment, APPROVED);

        assertThat(resent.status()).isEqualTo(422);
        assertThat(resent.texts("role", "alert").getFirst()).startsWith("This page was sent before");
        assertThat(pay(resent, APPROVED).header("Location")).startsWith("/orders/");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "4242", "forty-two", "42424242424242424242"})
    void whatIsNoCardIsNotSent(String card) {
        Shown refused = pay(toPayment(), card);

        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.values("a", "href")).contains("#card");
        assertThat(refused.field("card")).isEmpty();
        assertThat(refused.html()).contains("aria-describedby=\"card-problem card-hint\"");
        assertThat(tables.step(session(refused))).isEqualTo("nothing");
    }

    @Test
    void aDoubleClickIsOneOrder() throws Exception {
        Shown payment = toPayment();
        int before = stock.onHand("lamp");

        List<Shown> ends = new ArrayList<>();
        try (ExecutorService clicks = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Shown>> both =
                    List.of(clicks.submit(() -> pay(payment, APPROVED)), clicks.submit(() -> pay(payment, APPROVED)));
            for (Future<Shown> each : both) {
                ends.add(each.get());
            }
        }

        assertThat(ends).extracting(Shown::status).containsOnly(303);
        String order = await().atMost(LIMIT)
                .until(() -> shopper.get(payment.path()).header("Location"), address -> address.startsWith("/orders/"));
        assertThat(ends).extracting(end -> end.header("Location")).isSubsetOf(order, payment.path());
        assertThat(stock.onHand("lamp")).isEqualTo(before - 3);
        assertThat(payments.chargesOf(tables.chargeKey(session(payment)))).hasSize(1);
        assertThat(tables.orders(session(payment))).isEqualTo("1");
    }

    @Test
    void afterBuyingEveryWayLeadsToTheOrder() {
        Shown payment = toPayment();
        String order = pay(payment, APPROVED).header("Location");
        String checkout = payment.path().replace("/payment", "");

        for (String page : List.of("", "/address", "/delivery", "/payment", "/review")) {
            assertThat(shopper.get(checkout + page).header("Location")).as(page).isEqualTo(order);
        }
        assertThat(pay(payment, APPROVED).header("Location")).isEqualTo(order);
        Map<String, String> address = new HashMap<>(ADDRESS);
        address.put("_token", payment.field("_token"));
        assertThat(shopper.post(checkout + "/address", address).header("Location"))
                .isEqualTo(order);
        assertThat(tables.orders(session(payment))).isEqualTo("1");
        assertThat(shopper.get("/checkout").heading()).isEqualTo("Your cart is empty");
    }

    @Test
    void aChargeWhoseAnswerIsLostEndsOnTheOrder() {
        Shown payment = toPayment();

        pay(payment, SILENT);

        await().atMost(LIMIT)
                .until(() -> shopper.get(payment.path()).header("Location"), address -> address.startsWith("/orders/"));
        assertThat(payments.chargesOf(tables.chargeKey(session(payment)))).hasSize(1);
    }

    @Test
    void waitsInFrontOfThePageUntilTheOutcomeIsKnown() throws Throwable {
        Shown payment = toPayment();
        payments.kill();
        try {
            Shown unknown = pay(payment, APPROVED);
            assertThat(unknown.status()).isEqualTo(303);
            Shown waiting = shopper.follow(unknown);
            assertThat(waiting.heading()).isEqualTo("Your payment is on its way");
            assertThat(waiting.header("Refresh")).isEqualTo("3; url=" + payment.path());
            assertThat(shopper.get(payment.path().replace("payment", "address")).header("Location"))
                    .isEqualTo(payment.path());
            assertThat(pay(payment, APPROVED).header("Location")).isEqualTo(payment.path());
            await().atMost(LIMIT).until(() -> !tables.isLeased(session(payment)));
        } finally {
            payments.restart();
        }

        await().atMost(LIMIT).untilAsserted(() -> {
            clock.advance(Duration.ofMinutes(1));
            VertxContextSupport.subscribeAndAwait(() -> recover.run());
            assertThat(shopper.get(payment.path()).header("Refresh")).isEmpty();
        });
        Shown interrupted = shopper.get(payment.path());
        assertThat(interrupted.texts("role", "alert").getFirst()).startsWith("The payment was interrupted");
        assertThat(pay(interrupted, APPROVED).header("Location")).startsWith("/orders/");
    }

    @Test
    void aBankThatAsksIsOneLinkAway() {
        payments.webhooks(0);
        Shown payment = toPayment();

        Shown challenge = shopper.follow(pay(payment, CHALLENGED));
        assertThat(challenge.heading()).isEqualTo("Your bank wants to be sure that it is you");
        String bank = challenge.values("a", "href").stream()
                .filter(address -> address.startsWith(payments.url()))
                .findFirst()
                .orElseThrow();
        assertThat(shopper.get(payment.path()).heading())
                .as("not confirmed yet")
                .isEqualTo(challenge.heading());

        payments.answer(bank, "pass");

        Shown back = shopper.get(payment.path().replace("/payment", ""));
        assertThat(back.header("Location")).startsWith("/orders/");
        assertThat(shopper.follow(back).html()).contains("Card ending in 3155");
    }

    @Test
    void aBankThatSaysNoLeadsBackToThePayment() {
        payments.webhooks(0);
        Shown payment = toPayment();
        Shown challenge = shopper.follow(pay(payment, CHALLENGED));
        payments.answer(
                challenge.values("a", "href").stream()
                        .filter(address -> address.startsWith(payments.url()))
                        .findFirst()
                        .orElseThrow(),
                "fail");

        Shown back = shopper.follow(shopper.get(payment.path().replace("/payment", "")));

        assertThat(back.path()).isEqualTo(payment.path());
        assertThat(back.texts("role", "alert").getFirst()).startsWith("Your bank did not confirm the payment");
        assertThat(pay(back, APPROVED).header("Location")).startsWith("/orders/");
    }

    @Test
    void nobodyPaysMoreThanTheButtonSaid() {
        Shown payment = toPayment();
        Shown delivery = shopper.get(payment.path().replace("payment", "delivery"));
        shopper.submit(delivery, Map.of("deliveryMethod", "express"));

        Shown changed = pay(payment, APPROVED);

        assertThat(changed.status()).isEqualTo(409);
        assertThat(changed.texts("role", "alert").getFirst()).startsWith("The total is now $56.20");
        assertThat(changed.texts("class", "button")).containsExactly("Pay $56.20");
        assertThat(tables.step(session(payment))).isEqualTo("nothing");
    }

    @Test
    void whatWasNeverThereIsNotPaidFor() {
        Shown payment = toPayment();
        assertThat(new TestingShopper(keys).get(payment.path()).status()).isEqualTo(404);
        Map<String, String> fields = payment.fields();
        fields.put("card", APPROVED);
        fields.remove("_token");
        assertThat(shopper.post(payment.path(), fields).status()).isEqualTo(403);
        assertThat(tables.step(session(payment))).isEqualTo("nothing");
    }

    @Test
    void anExpiredCheckoutIsNotPaidFor() {
        Shown payment = toPayment();
        clock.advance(Duration.ofMinutes(16));

        Shown over = pay(payment, APPROVED);

        assertThat(over.status()).isEqualTo(410);
        assertThat(over.heading()).isEqualTo("This checkout has expired");
        assertThat(over.html()).doesNotContain(APPROVED);
        Shown again = shopper.follow(shopper.submit(over, Map.of()));
        assertThat(again.path()).as("all of it is known").endsWith("/payment");
        assertThat(pay(again, APPROVED).header("Location")).startsWith("/orders/");
    }

    @Test
    void aListOfCardsIsTriedOnlySoFar() {
        Shown page = toPayment();
        for (int tries = 0; tries < 10; tries++) {
            page = shopper.follow(pay(page, DECLINED));
            assertThat(page.texts("role", "alert").getFirst()).startsWith("The card was declined");
        }
        Shown often = pay(page, APPROVED);
        often.assertIsLimited("complete");
        assertThat(often.texts("role", "alert").getFirst()).startsWith("Please wait a moment");
    }

    private Shown toPayment() {
        Shown address = shopper.follow(shopper.press("/checkout"));
        Shown delivery = shopper.follow(shopper.submit(address, ADDRESS));
        return shopper.follow(shopper.submit(delivery, Map.of("deliveryMethod", "standard")));
    }

    private Shown pay(Shown payment, String card) {
        return shopper.submit(payment, Map.of("card", card));
    }

    private static String session(Shown page) {
        return page.path().split("/", -1)[2];
    }
}
