package dev.souk.checkout.session;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.endsWith;

import dev.souk.checkout.Neighbours;
import dev.souk.checkout.Shopper;
import dev.souk.checkout.TestingCarts;
import dev.souk.checkout.TestingClock;
import dev.souk.checkout.TestingShopper;
import dev.souk.checkout.TestingShopper.Shown;
import dev.souk.checkout.TestingStock;
import dev.souk.checkout.TestingTables;
import dev.souk.embedded.EmbeddedCluster;
import dev.souk.embedded.HeldCommit;
import dev.souk.embedded.junit.EmbeddedDatabase;
import dev.souk.web.visitor.SigningKeys;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Without the primary nothing is half done, and what is said of it is true. */
@QuarkusTest
@WithTestResource(
        value = EmbeddedDatabase.class,
        initArgs = {@ResourceArg(name = "schema", value = "checkout"), @ResourceArg(name = "replicas", value = "1")})
@WithTestResource(Neighbours.class)
class PrimaryDiesTest {

    private static final Duration LIMIT = Duration.ofSeconds(60);

    private static final String CARD = "4242424242424242";

    private static final Map<String, String> ADDRESS = Map.of(
            "email", "ada@shop.example",
            "name", "Ada Lovelace",
            "line1", "1 Long Street",
            "postalCode", "94110",
            "city", "San Francisco",
            "region", "CA",
            "country", "US");

    @Inject
    TestingClock clock;

    @Inject
    SigningKeys keys;

    @SuppressWarnings("NullAway.Init") // the test resource sets it
    TestingStock stock;

    @SuppressWarnings("NullAway.Init") // the test resource sets it
    TestingCarts carts;

    @SuppressWarnings("NullAway.Init") // the test resource sets it
    EmbeddedCluster cluster;

    @SuppressWarnings("NullAway.Init") // before each test
    TestingShopper shopper;

    @BeforeEach
    void open() {
        Shopper.arrive();
        clock.present();
        stock.use(clock);
        stock.shelve("lamp", 1000, 1250);
        shopper = new TestingShopper(keys);
    }

    @AfterEach
    void heal() {
        cluster.heal();
        await().atMost(LIMIT)
                .untilAsserted(() -> start(carts.fill("lamp", 1)).then().statusCode(201));
    }

    @Test
    void anAddressIsKeptAndSentAgainWhenThePrimaryIsBack() {
        Shown address = shopper.follow(begin());
        cluster.primary().kill();

        Shown page = shopper.submit(address, ADDRESS);
        assertThat(page.status()).isEqualTo(503);
        assertThat(page.header("Retry-After")).isEqualTo("5");
        assertThat(page.header("Cache-Control")).isEqualTo("no-store");
        assertThat(page.heading()).isEqualTo("We will be right back");
        assertThat(page.fields()).containsAllEntriesOf(ADDRESS).containsKey("_token");
        assertThat(page.html())
                .contains("<dt>Town or city</dt><dd>San Francisco</dd>", "<dt>Country</dt><dd>United States</dd>");

        heal();
        for (int presses = 0; presses < 2; presses++) {
            Shown delivery = shopper.follow(sendAgain(page));
            assertThat(delivery.path()).endsWith("/delivery");
        }
        Shown kept = shopper.get(address.path());
        assertThat(kept.fields()).containsAllEntriesOf(ADDRESS);
    }

    @Test
    void aCardIsAskedForAgainAndNeverShown() {
        shopper.follow(shopper.submit(shopper.follow(begin()), ADDRESS));
        Shown payment = shopper.follow(shopper.submit(delivery(), Map.of("deliveryMethod", "express")));
        cluster.primary().kill();

        Shown page = shopper.submit(payment, Map.of("card", CARD));
        assertThat(page.status()).isEqualTo(503);
        assertThat(page.html()).doesNotContain(CARD).contains("Back to the form");
        assertThat(page.fields()).containsKeys("idempotencyKey", "total").doesNotContainKey("card");

        heal();
        Shown form = sendAgain(page);
        assertThat(form.status()).isEqualTo(422);
        assertThat(form.texts("role", "alert").getFirst()).contains("Card number");
        Shown order = shopper.follow(shopper.submit(form, Map.of("card", CARD)));
        assertThat(order.path()).startsWith("/orders/");
    }

    @Test
    void aCheckoutOfWhichNobodyKnowsBeginsOnce() {
        String cart = carts.fill("lamp", 2);
        carts.belongs(cart, shopper.visitor());
        CompletableFuture<Void> killed = HeldCommit.killPrimary(cluster);

        Shown page = shopper.press("/checkout");
        assertThat(page.status()).isEqualTo(503);
        assertThat(page.heading()).isEqualTo("We cannot say whether that worked");
        assertThat(page.html()).contains("it will not be done twice");
        assertThat(killed).succeedsWithin(LIMIT);

        heal();
        Shown first = shopper.follow(sendAgain(page));
        Shown second = shopper.follow(sendAgain(page));
        assertThat(first.path()).endsWith("/address").isEqualTo(second.path());
        assertThat(new TestingTables(cluster).one("select count(*) from checkout_session where cart_id = ?", cart))
                .isEqualTo("1");
    }

    @Test
    void aSessionOfWhichNobodyKnowsIsNotCalledUnwritten() {
        String cart = carts.fill("lamp", 2);
        CompletableFuture<Void> killed = HeldCommit.killPrimary(cluster);

        start(cart)
                .then()
                .statusCode(503)
                .header("Retry-After", "5")
                .contentType("application/problem+json")
                .body("type", endsWith("/outcome-unknown"));

        assertThat(killed).succeedsWithin(LIMIT);
    }

    private Shown begin() {
        carts.belongs(carts.fill("lamp", 1), shopper.visitor());
        return shopper.press("/checkout");
    }

    private Shown delivery() {
        return shopper.follow(shopper.get("/checkout"));
    }

    /** The form has no address of its own: it goes where the page came from. */
    private Shown sendAgain(Shown page) {
        return shopper.post(page.path(), page.fields());
    }

    private static Response start(String cart) {
        return given().contentType(ContentType.JSON)
                .body("{\"cartId\": \"" + cart + "\"}")
                .post(Shopper.SESSIONS);
    }
}
