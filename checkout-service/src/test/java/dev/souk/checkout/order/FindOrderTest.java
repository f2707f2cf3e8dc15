package dev.souk.checkout.order;

import static dev.souk.checkout.Shopper.pay;
import static dev.souk.checkout.Shopper.ready;
import static dev.souk.checkout.TestingPayments.APPROVED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.souk.checkout.Neighbours;
import dev.souk.checkout.Shopper;
import dev.souk.checkout.TestingCarts;
import dev.souk.checkout.TestingClock;
import dev.souk.checkout.TestingMails;
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
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Mails about orders: the thanks, and the way back. */
@QuarkusTest
@WithTestResource(
        value = EmbeddedDatabase.class,
        initArgs = {@ResourceArg(name = "schema", value = "checkout"), @ResourceArg(name = "replicas", value = "0")})
@WithTestResource(Neighbours.class)
class FindOrderTest {

    private static final Duration LIMIT = Duration.ofSeconds(30);
    private static final String EMAIL = "ada@shop.example";

    @Inject
    SigningKeys keys;

    @Inject
    TestingClock clock;

    @SuppressWarnings("NullAway.Init") // the test resource sets it
    TestingStock stock;

    @SuppressWarnings("NullAway.Init") // the test resource sets it
    TestingCarts carts;

    @SuppressWarnings("NullAway.Init") // the test resource sets it
    EmbeddedCluster cluster;

    @SuppressWarnings("NullAway.Init")
    private TestingMails mails;

    @SuppressWarnings("NullAway.Init")
    private TestingShopper browser;

    private record Bought(String number, String key) {}

    @BeforeEach
    void open() {
        Shopper.arrive();
        clock.present();
        stock.shelve("lamp", 1000, 1250);
        mails = new TestingMails(new TestingTables(cluster));
        browser = new TestingShopper(keys);
    }

    @Test
    void anOrderIsThankedFor() {
        Bought bought = buy();

        String text = await().atMost(LIMIT)
                .until(() -> mails.text("ORDER_PLACED", bought.number()), found -> !found.equals("nothing"));
        assertThat(text)
                .contains("Hello Ada Lovelace,", "2 × ", "$25.00", "Delivery", "Total")
                .contains("/orders/" + bought.number() + "?key=" + bought.key());
    }

    @Test
    void theLinkGoesToTheAddressInTheOrderAndNothingTellsWhetherItDoes() {
        Bought bought = buy();
        Shown form = browser.get("/orders/find");
        Shown wrong = browser.submit(form, Map.of("number", bought.number(), "email", "eve@shop.example"));
        Shown unknown = browser.submit(form, Map.of("number", "7KQ4M-X2P9T", "email", EMAIL));
        mails.settled("order-sought");
        assertThat(mails.text("FIND_ORDER", bought.number())).isEqualTo("nothing");

        Shown right = browser.submit(
                form,
                Map.of(
                        "number",
                        ' ' + bought.number().toLowerCase(Locale.ROOT),
                        "email",
                        EMAIL.toUpperCase(Locale.ROOT) + ' '));
        for (Shown answer : new Shown[] {wrong, unknown, right}) {
            assertThat(answer.status()).isEqualTo(303);
            assertThat(answer.html()).isEmpty();
            assertThat(answer.header("Location")).endsWith("/orders/find/sent");
        }
        assertThat(browser.follow(right).html())
                .contains("If there is such an order, its link is on its way to the address.");
        String text = await().atMost(LIMIT)
                .until(() -> mails.text("FIND_ORDER", bought.number()), found -> !found.equals("nothing"));
        assertThat(text).contains("?key=" + bought.key());
        assertThat(mails.count("eve@shop.example", "FIND_ORDER")).isZero();
        assertThat(new TestingTables(cluster)
                        .one("select count(*) from outbox where payload like concat('%', ?, '%')", bought.key()))
                .isEqualTo("0");
    }

    @Test
    void whatCannotBeANumberIsSaid() {
        Shown again = browser.submit(browser.get("/orders/find"), Map.of("number", "<b>12", "email", "nonsense"));
        assertThat(again.status()).isEqualTo(422);
        assertThat(again.html()).contains("field--wrong", "aria-invalid");
        assertThat(again.html()).contains("Write the number as 7KQ4M-X2P9T", "value=\"&lt;b&gt;12\"");
        assertThat(browser.get("/account/sign-in").html()).contains("/orders/find");
    }

    @Test
    void nobodysMailboxIsFilled() {
        Shown form = browser.get("/orders/find");
        Map<String, String> typed = Map.of("number", "7KQ4M-X2P9T", "email", "full@shop.example");
        for (int i = 0; i < 5; i++) {
            assertThat(browser.submit(form, typed).status()).isEqualTo(303);
        }
        Shown tooOften = browser.submit(form, typed);
        tooOften.assertIsLimited("order-search-by-email");
        assertThat(tooOften.html()).contains("There were too many tries.").doesNotContain("field--wrong");
    }

    private Bought buy() {
        String session = ready(carts.fill("lamp", 2));
        Response completed = pay(session, APPROVED).statusCode(200).extract().response();
        return new Bought(completed.path("order.number"), completed.path("order.key"));
    }
}
