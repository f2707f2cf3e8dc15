package dev.souk.checkout.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.souk.checkout.Neighbours;
import dev.souk.checkout.Shopper;
import dev.souk.checkout.TestingCarts;
import dev.souk.checkout.TestingClock;
import dev.souk.checkout.TestingServer.Fault;
import dev.souk.checkout.TestingShopper;
import dev.souk.checkout.TestingShopper.Shown;
import dev.souk.checkout.TestingStock;
import dev.souk.embedded.junit.EmbeddedDatabase;
import dev.souk.web.visitor.SigningKeys;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.IntStream;
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
class CheckoutPagesTest {

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

    @SuppressWarnings("NullAway.Init") // before each test
    TestingShopper shopper;

    @BeforeEach
    void open() {
        clock.present();
        stock.use(clock);
        stock.shelve("lamp", 1000, 1250);
        shopper = new TestingShopper(keys);
    }

    @AfterEach
    void behave() {
        stock.behave();
        carts.behave();
    }

    @Test
    void leadsFromTheCartToThePaymentStepByStep() {
        Shown address = begin("lamp", 3);
        assertThat(address.heading()).isEqualTo("Where does it go?");
        assertThat(address.path()).matches("/checkout/[0-9a-z]{26}/address");
        assertThat(address.texts("aria-current", "step")).containsExactly("1Address");
        assertThat(address.texts("class", "button")).containsExactly("Continue to delivery");
        assertThat(address.html())
                .contains("Set aside for you for")
                .contains("3 pieces")
                .contains("$37.50");

        Shown delivery = shopper.follow(shopper.submit(address, ADDRESS));
        assertThat(delivery.path()).endsWith("/delivery");
        assertThat(delivery.texts("aria-current", "step")).containsExactly("2Delivery");
        assertThat(delivery.field("deliveryMethod")).isEqualTo("standard");
        assertThat(delivery.texts("class", "button")).containsExactly("Continue to payment");

        Shown chosen = shopper.submit(delivery, Map.of("deliveryMethod", "express"));
        assertThat(chosen.status()).isEqualTo(303);
        assertThat(chosen.header("Location")).endsWith("/payment");
    }

    @Test
    void showsAgainAllThatWasTypedAndSaysWhatIsWrong() {
        Map<String, String> typed = new HashMap<>(ADDRESS);
        typed.put("email", "nobody at home");
        typed.put("postalCode", "9411");
        typed.put("line2", "  c/o \"Babbage\" <b>&amp; {config:foo}");

        Shown refused = shopper.submit(begin("lamp", 1), typed);

        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.heading()).isEqualTo("Where does it go?");
        typed.forEach(
                (field, value) -> assertThat(refused.field(field)).as(field).isEqualTo(value));
        assertThat(refused.texts("role", "alert").getFirst())
                .contains("2 things need another look", "E-mail –", "Postal code –");
        assertThat(refused.values("a", "href")).contains("#email", "#postalCode");
        assertThat(refused.html())
                .contains("<title>Error: Where does it go?")
                .contains("aria-describedby=\"email-problem email-hint\"")
                .contains("id=\"email-problem\"")
                .doesNotContain("<b>&amp;");
    }

    @Test
    void aFieldIsMissingUntilItIsThere() {
        Shown refused = shopper.submit(begin("lamp", 1), Map.of());
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.values("a", "href"))
                .contains("#email", "#name", "#line1", "#city", "#country")
                .doesNotContain("#region", "#line2");
    }

    @Test
    void keepsNoTextThatNobodyCanSee() {
        Map<String, String> typed = new HashMap<>(ADDRESS);
        typed.put("name", "Ada\u202eevil");
        typed.put("city", "x".repeat(101));

        Shown refused = shopper.submit(begin("lamp", 1), typed);

        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.values("a", "href")).contains("#name", "#city");
        assertThat(refused.field("city")).hasSize(101);
    }

    @ParameterizedTest
    @ValueSource(strings = {"delivery", "payment", "review"})
    void aLaterStepLeadsToTheFirstUnfinished(String step) {
        Shown address = begin("lamp", 1);
        assertThat(shopper.get(address.path().replace("address", step)).header("Location"))
                .isEqualTo(address.path());
    }

    @Test
    void goesOnWhereItWasLeft() {
        Shown address = begin("lamp", 1);
        shopper.submit(address, ADDRESS);

        assertThat(shopper.follow(shopper.get("/checkout")).path()).endsWith("/delivery");
        assertThat(shopper.follow(shopper.press("/checkout")).path()).endsWith("/delivery");
        assertThat(shopper.get(address.path()).field("city")).isEqualTo("San Francisco");
    }

    @Test
    void aChangedCartIsCheckedOutAnewAndNothingIsTypedTwice() {
        String cart = carts.fill("lamp", 1);
        carts.belongs(cart, shopper.visitor());
        Shown first = shopper.follow(shopper.press("/checkout"));
        shopper.submit(first, ADDRESS);
        carts.put(cart, "lamp", 2);
        assertThat(shopper.get("/checkout").heading()).isEqualTo("Ready when you are");

        Shown second = shopper.follow(shopper.press("/checkout"));

        assertThat(second.path()).endsWith("/delivery");
        assertThat(second.html()).contains("2 pieces");
        Shown over = shopper.get(first.path());
        assertThat(over.status()).isEqualTo(410);
        assertThat(over.heading()).isEqualTo("This checkout has ended");
        assertThat(shopper.follow(shopper.submit(over, Map.of())).path()).isEqualTo(second.path());
    }

    @Test
    void aSessionThatAProgramBeganIsNoPages() {
        String cart = carts.fill("lamp", 1);
        carts.belongs(cart, shopper.visitor());
        String theirs = Shopper.ready(cart);

        assertThat(shopper.get("/checkout/" + theirs + "/address").status()).isEqualTo(404);
        Shown ours = shopper.follow(shopper.press("/checkout"));
        assertThat(ours.status()).isEqualTo(200);
        assertThat(ours.path()).doesNotContain(theirs);
    }

    @Test
    void whoKeepsTooMuchAsideIsAskedToWait() {
        for (int sessions = 0; sessions < 3; sessions++) {
            begin("lamp", 1);
        }
        carts.belongs(carts.fill("lamp", 1), shopper.visitor());

        Shown refused = shopper.press("/checkout");

        refused.assertIsLimited("open-checkouts");
        assertThat(refused.header("RateLimit-Policy")).isEqualTo("\"open-checkouts\";q=3");
        assertThat(Integer.parseInt(refused.header("Retry-After"))).isBetween(700, 900);
        assertThat(refused.heading()).isEqualTo("Several checkouts are open");
    }

    @Test
    void anEmptyCartHasNothingToCheckOut() {
        assertThat(shopper.get("/checkout").heading()).isEqualTo("Your cart is empty");
        assertThat(shopper.press("/checkout").heading()).isEqualTo("Your cart is empty");
        assertThat(new TestingShopper(keys).get("/checkout").values("a", "href"))
                .contains("/cart", "/");
    }

    @Test
    void lookingSetsNothingAside() {
        carts.belongs(carts.fill("lamp", 4), shopper.visitor());
        int before = stock.available("lamp");

        Shown start = shopper.get("/checkout");

        assertThat(start.heading()).isEqualTo("Ready when you are");
        assertThat(start.html()).contains("4 pieces are in your cart.");
        assertThat(stock.available("lamp")).isEqualTo(before);
        assertThat(shopper.follow(shopper.submit(start, Map.of())).path()).endsWith("/address");
        assertThat(stock.available("lamp")).isEqualTo(before - 4);
    }

    @Test
    void namesWhatThereIsTooLittleOf() {
        stock.shelve("rare", 2, 500);
        String cart = carts.fill("rare", 5);
        carts.put(cart, "lamp", 1);
        carts.put(cart, "gone", 1);
        carts.belongs(cart, shopper.visitor());

        Shown few = shopper.press("/checkout");

        assertThat(few.status()).isEqualTo(409);
        assertThat(few.heading()).isEqualTo("Not everything is there");
        assertThat(few.texts("class", "short").getFirst())
                .contains("The rare (M, Blue): you want 5, 2 are left")
                .contains("gone: not sold any more")
                .doesNotContain("lamp");
        assertThat(few.values("a", "href")).contains("/cart");
    }

    @Test
    void sessionsOfOthersAreNotThere() {
        Shown address = begin("lamp", 1);
        TestingShopper stranger = new TestingShopper(keys);
        Shown theirs = begin(stranger, "lamp", 1);

        assertThat(stranger.get(address.path()).status()).isEqualTo(404);
        assertThat(stranger.get(address.path().replace("/address", "")).status())
                .isEqualTo(404);
        Map<String, String> fields = new HashMap<>(ADDRESS);
        fields.put("_token", theirs.field("_token"));
        assertThat(stranger.post(address.path(), fields).status()).isEqualTo(404);
        assertThat(shopper.get(address.path()).field("city")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"/checkout", "/checkout/{id}/address", "/checkout/{id}/delivery", "/checkout/{id}/payment"})
    void withoutTheTokenNothingChanges(String path) {
        Shown address = begin("lamp", 1);
        String id = address.path().split("/", -1)[2];

        assertThat(shopper.post(path.replace("{id}", id), ADDRESS).status()).isEqualTo(403);
        assertThat(shopper.get(address.path()).field("city")).isEmpty();
    }

    @Test
    void anExpiredCheckoutLeadsOnWithAllThatWasTyped() {
        Shown address = begin("lamp", 1);
        clock.advance(Duration.ofMinutes(16));

        Shown over = shopper.submit(address, ADDRESS);
        assertThat(over.status()).isEqualTo(410);
        assertThat(over.heading()).isEqualTo("This checkout has expired");
        assertThat(over.values("a", "href")).contains("/cart");

        Shown again = shopper.follow(shopper.submit(over, Map.of()));
        assertThat(again.path()).endsWith("/delivery").isNotEqualTo(address.path());
        assertThat(shopper.get(again.path().replace("delivery", "address")).field("name"))
                .isEqualTo("Ada Lovelace");
    }

    @Test
    void namesOfProductsStayText() {
        String evil = "{config:foo} </title><script>alert(1)</script>{#if}";
        stock.shelve(evil, 5, 100);
        Shown address = begin(evil, 1);
        assertThat(address.texts("class", "bought__title").getFirst()).isEqualTo("The " + evil);
        assertThat(address.html()).doesNotContain("<script>alert");
    }

    @Test
    void nobodyKeepsThePage() {
        Shown address = begin("lamp", 1);
        assertThat(address.header("Cache-Control")).isEqualTo("no-store");
        assertThat(address.html())
                .contains("<meta name=\"robots\" content=\"noindex\">")
                .doesNotContain("role=\"search\"");
    }

    @Test
    void aCatalogueThatIsAwayIsSaidInWords() {
        carts.belongs(carts.fill("lamp", 1), shopper.visitor());
        IntStream.range(0, 3).forEach(one -> stock.next("reserve", Fault.FAIL));
        Shown away = shopper.press("/checkout");
        assertThat(away.status()).isEqualTo(503);
        assertThat(away.heading()).isEqualTo("We will be right back");
    }

    private Shown begin(String sku, int quantity) {
        return begin(shopper, sku, quantity);
    }

    private Shown begin(TestingShopper who, String sku, int quantity) {
        carts.belongs(carts.fill(sku, quantity), who.visitor());
        Shown first = who.follow(who.press("/checkout"));
        assertThat(first.status()).as(first.html()).isEqualTo(200);
        return first;
    }
}
