package dev.souk.cart.cart;

import static dev.souk.cart.TestingCart.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;

import dev.souk.cart.CartTexts;
import dev.souk.cart.Crowd;
import dev.souk.cart.Surroundings;
import dev.souk.cart.TestingBrowser;
import dev.souk.cart.TestingCart;
import dev.souk.cart.TestingCatalogue;
import dev.souk.cart.TestingClock;
import dev.souk.cart.TestingIdentityProvider;
import io.quarkus.qute.i18n.Localized;
import io.quarkus.qute.i18n.MessageBundles;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Signing in and out as pages see it. */
@QuarkusTest
@WithTestResource(Surroundings.class)
class GuestBecomesCustomerTest {

    private final String ada = TestingIdentityProvider.newCustomer();

    @SuppressWarnings("NullAway.Init") // the test resource sets it
    TestingCatalogue catalogue;

    @Inject
    TestingClock clock;

    @BeforeEach
    void stock() {
        catalogue.offer("POT", "Blue teapot", 1299, 50);
        catalogue.offer("CUP", "Cup", 450, 50);
        clock.advance(Duration.ofSeconds(3)); // past the double click
    }

    @Test
    void whatAGuestPutInIsThereAfterSigningIn() {
        TestingBrowser browser = TestingBrowser.open();
        browser.add("POT", 2);
        browser.signIn(ada);
        browser.look()
                .then()
                .statusCode(200)
                .body(containsString("Blue teapot"))
                .body(containsString("Hello, Ada"));
        assertThat(browser.cookie("souk_cart")).startsWith("2");
        assertThat(TestingCart.current(ada).quantityOf("POT")).isEqualTo(2);

        browser.add("CUP", 1).then().statusCode(303);
        assertThat(browser.cookie("souk_cart")).startsWith("3");
        TestingCart.current(ada).get().body("lines.quantity", equalTo(List.of(2, 1)));
    }

    @Test
    void aCustomersCartWaitsOnEveryDevice() {
        TestingCart.current(ada).add("POT", 4);
        TestingBrowser laptop = TestingBrowser.open();
        laptop.add("POT", 1);
        laptop.add("CUP", 1);
        laptop.signIn(ada);
        laptop.look();
        assertThat(laptop.cookie("souk_cart")).startsWith("6");
        TestingBrowser phone = TestingBrowser.open();
        phone.signIn(ada);
        phone.look().then().body(containsString("value=\"5\"")).body(containsString("Cup"));
        assertThat(phone.cookie("souk_cart")).startsWith("6");
    }

    @Test
    void theFirstFormAfterSigningInMergesToo() {
        TestingCart.current(ada).add("POT", 90);
        TestingBrowser browser = TestingBrowser.open();
        String guests = browser.token();
        browser.signIn(ada);
        browser.look();
        browser.endSession();
        browser.post("/cart/lines", Map.of("sku", "POT", "quantity", 20, "_token", guests))
                .then()
                .statusCode(303);
        browser.signIn(ada);
        Response added = browser.add("CUP", 1);
        added.then().statusCode(303);
        assertThat(browser.cookie("souk_cart")).startsWith("100");
        browser.follow(added)
                .then()
                .body(containsString("Cup is in your cart."))
                .body(containsString("Blue teapot: together it was more than 99 pieces. 11 pieces were left out."));
    }

    @Test
    void whatMergingLeftOutIsSaidOnce() {
        TestingCart.current(ada).add("POT", 60);
        TestingBrowser browser = TestingBrowser.open();
        browser.add("POT", 60);
        browser.signIn(ada);
        String words = "Blue teapot: together it was more than 99 pieces. 21 pieces were left out.";
        browser.get("/cart")
                .then()
                .body(containsString(words))
                .body(containsString("value=\"99\""))
                .header("Cache-Control", not(containsString("public")));
        browser.get("/cart").then().body(not(containsString(words)));
    }

    @Test
    void whatIsKeptBackIsSaidOnceAndComesInWhenThereIsRoom() {
        for (int i = 0; i < 302; i++) {
            catalogue.offer("S" + i, "Spoon " + i, 100, 50);
        }
        for (int from = 0; from < 300; from += 100) {
            TestingCart device = TestingCart.empty();
            device.post(IntStream.range(from, from + 100)
                            .mapToObj(i -> "{\"sku\": \"S" + i + "\", \"quantity\": 1}")
                            .collect(Collectors.joining(",", "[", "]")))
                    .statusCode(201);
            device.usedBy(ada).merge().statusCode(200);
        }
        TestingBrowser browser = TestingBrowser.open();
        browser.add("S300", 1);
        browser.add("S301", 1);
        browser.signIn(ada);
        browser.get("/cart").then().statusCode(200).body(containsString("2 more things are kept"));
        browser.get("/cart").then().body(not(containsString("more things are kept")));
        assertThat(browser.cookie("souk_cart")).startsWith("300");

        TestingCart own = TestingCart.current(ada);
        own.remove(own.lineOf("S0")).statusCode(200);
        browser.get("/cart").then().body(containsString("1 more thing is kept")).body(containsString("Spoon 300"));
        own.remove(own.lineOf("S1")).statusCode(200);
        browser.get("/cart").then().body(not(containsString("kept for you"))).body(containsString("Spoon 301"));
        assertThat(own.shown().getList("lines")).hasSize(300);
    }

    @Test
    void itIsSaidInGerman() {
        CartTexts german = MessageBundles.get(CartTexts.class, Localized.Literal.of("de"));
        assertThat(german.mergedCapped("Kanne", 99, 1))
                .isEqualTo("Kanne: Zusammen waren es mehr als 99 Stück. 1 Stück wurde weggelassen.");
        assertThat(german.mergedKeptBack(5)).contains("5 weitere Dinge werden aufgehoben");
    }

    @Test
    void afterSigningOutTheCartIsEmptyAndNothingIsCounted() {
        TestingBrowser browser = TestingBrowser.open();
        browser.add("POT", 7);
        browser.signIn(ada);
        browser.look();
        String counted = browser.cookie("souk_cart");
        assertThat(counted).startsWith("7");
        browser.signOut();
        browser.get("/cart")
                .then()
                .body(containsString("Your cart is empty"))
                .body(not(containsString("cart-link__count")));
        browser.look();
        browser.add("CUP", 1);
        assertThat(browser.cookie("souk_cart")).startsWith("1").isNotEqualTo(counted);
        assertThat(TestingCart.current(ada).quantityOf("POT")).isEqualTo(7);

        browser.signIn(ada);
        browser.look();
        assertThat(browser.cookie("souk_cart")).startsWith("8");
    }

    @Test
    void aGuestOfTheSameBrowserSeesNothingOfTheCustomersCart() {
        TestingBrowser browser = TestingBrowser.open();
        browser.add("POT", 7);
        browser.signIn(ada);
        browser.look();
        browser.endSession();
        browser.look().then().body(containsString("Your cart is empty"));
        assertThat(browser.cookie("souk_cart")).isEmpty();
        browser.add("CUP", 1);
        assertThat(TestingCart.current(ada).shown().getList("lines")).hasSize(1);
    }

    @Test
    void checkoutMergesAtTheSignInAndThePageSaysWhatItDid() {
        TestingCart.current(ada).add("POT", 60);
        TestingBrowser browser = TestingBrowser.open();
        browser.add("POT", 50);
        String visitor = browser.cookie("souk_visitor").substring(0, 32);
        for (int again = 0; again < 3; again++) {
            merge(ada, visitor)
                    .statusCode(200)
                    .body("pieces", equalTo(99))
                    .body("notices", hasSize(1))
                    .body("notices[0].type", equalTo("quantity-capped"))
                    .body("notices[0].sku", equalTo("POT"));
        }
        browser.signIn(ada);
        browser.get("/cart").then().body(containsString("11 pieces were left out."));
        merge(ada, visitor).body("pieces", equalTo(99)).body("notices", hasSize(0));

        String nobody = TestingIdentityProvider.newCustomer();
        merge(nobody, "0123456789abcdef0123456789abcdef")
                .statusCode(200)
                .body("pieces", equalTo(0))
                .body("notices", hasSize(0));
        merge(nobody, "nonsense").statusCode(200).body("pieces", equalTo(0));
        merge("nonsense", visitor).statusCode(404);
        json().body("{\"visitor\": \"x\"}")
                .post("/internal/carts/of-customer/" + ada + "/merge")
                .then()
                .statusCode(401);
    }

    @Test
    void theCartOfACustomerWhoIsForgottenGoesWithThem() {
        TestingCart.current(ada).add("POT", 1);
        for (int twice = 0; twice < 2; twice++) {
            json().header("Authorization", "Bearer " + Surroundings.CHECKOUT_KEY)
                    .delete("/internal/carts/of-customer/" + ada)
                    .then()
                    .statusCode(204);
        }
        json().header("Authorization", "Bearer " + Surroundings.CHECKOUT_KEY)
                .get("/internal/carts/of-customer/" + ada)
                .then()
                .statusCode(404);
        json().delete("/internal/carts/of-customer/" + ada).then().statusCode(401);
    }

    @Test
    void manyPagesAtOnceMergeOnce() throws Exception {
        TestingCart.current(ada).add("POT", 5);
        TestingBrowser browser = TestingBrowser.open();
        browser.add("POT", 3);
        browser.add("CUP", 2);
        browser.signIn(ada);
        List<Integer> statuses = Crowd.atOnce(10, i -> browser.get("/cart").statusCode());
        assertThat(statuses).containsOnly(200);
        TestingCart.current(ada).get().body("lines.quantity", equalTo(List.of(8, 2)));
    }

    private static ValidatableResponse merge(String customer, String visitor) {
        return json().header("Authorization", "Bearer " + Surroundings.CHECKOUT_KEY)
                .body("{\"visitor\": \"" + visitor + "\"}")
                .post("/internal/carts/of-customer/" + customer + "/merge")
                .then();
    }
}
