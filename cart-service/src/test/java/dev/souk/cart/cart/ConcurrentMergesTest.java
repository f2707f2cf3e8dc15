package dev.souk.cart.cart;

import static dev.souk.cart.TestingCart.as;
import static dev.souk.cart.TestingCart.json;
import static org.assertj.core.api.Assertions.assertThat;

import dev.souk.cart.Crowd;
import dev.souk.cart.Surroundings;
import dev.souk.cart.TestingBrowser;
import dev.souk.cart.TestingCart;
import dev.souk.cart.TestingCatalogue;
import dev.souk.cart.TestingIdentityProvider;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

/** Many devices of one customer at once. */
@QuarkusTest
@WithTestResource(Surroundings.class)
class ConcurrentMergesTest {

    private final String ada = TestingIdentityProvider.newCustomer();

    @SuppressWarnings("NullAway.Init") // the test resource sets it
    TestingCatalogue catalogue;

    @BeforeEach
    void stock() {
        catalogue.offer("POT", "Blue teapot", 1299, 50);
        IntStream.range(0, 30).forEach(i -> catalogue.offer("S" + i, "Spoon " + i, 100, 50));
    }

    /** None of them has a cart to merge into: one becomes it. */
    @RepeatedTest(3)
    void devicesThatSignInAtOnceAreAllMergedOnce() throws Exception {
        List<TestingCart> guests = IntStream.range(0, 6).mapToObj(this::guests).toList();
        List<Integer> statuses = Crowd.atOnce(
                18, i -> guests.get(i % 6).usedBy(ada).merge().extract().statusCode());

        assertThat(statuses).containsOnly(200);
        TestingCart own = TestingCart.current(ada);
        assertThat(own.quantityOf("POT")).isEqualTo(1 + 2 + 3 + 4 + 5 + 6);
        assertThat(own.shown().getList("lines")).hasSize(7);
        assertThat(guests).extracting(TestingCart::id).contains(own.id());
    }

    @Test
    void twoBrowsersThatSignInAtOnceAreBothMerged() throws Exception {
        TestingBrowser phone = TestingBrowser.open();
        phone.add("POT", 2);
        TestingBrowser laptop = TestingBrowser.open();
        laptop.add("POT", 3);
        laptop.add("S1", 1);
        phone.signIn(ada);
        laptop.signIn(ada);
        List<Integer> statuses =
                Crowd.atOnce(8, i -> (i % 2 == 0 ? phone : laptop).get("/cart").statusCode());

        assertThat(statuses).containsOnly(200);
        phone.get("/cart");
        assertThat(phone.cookie("souk_cart")).startsWith("6");
        assertThat(TestingCart.current(ada).quantityOf("POT")).isEqualTo(5);
    }

    /** Into both carts, and out of the customer's own. What was answered with success is there, and nothing else. */
    @RepeatedTest(3)
    void noAddIsLostWhileCartsAreMerged() throws Exception {
        TestingCart own = TestingCart.current(ada);
        TestingCart first = guests(0);
        TestingCart second = guests(1);
        AtomicInteger added = new AtomicInteger(3);
        List<Integer> statuses = Crowd.atOnce(36, i -> {
            int status = switch (i % 6) {
                case 0 -> own.add("POT", 1).extract().statusCode();
                case 1 -> first.add("POT", 1).extract().statusCode();
                case 2 ->
                    second.post("{\"sku\": \"POT\", \"quantity\": 1}", "key " + i)
                            .extract()
                            .statusCode();
                case 3 ->
                    as(ada).body("{\"lines\": [{\"sku\": \"POT\", \"quantity\": 1}]}")
                            .post("/api/v1/carts")
                            .statusCode();
                case 4 -> i < 6 ? 404 : first.usedBy(ada).merge().extract().statusCode();
                default -> i < 6 ? 404 : second.usedBy(ada).merge().extract().statusCode();
            };
            if (i % 6 < 4 && status < 300) {
                added.incrementAndGet();
            }
            return status;
        });

        assertThat(statuses).isSubsetOf(200, 201, 404);
        assertThat(own.quantityOf("POT")).isEqualTo(added.get());
        assertThat(own.shown().getList("lines")).hasSize(3);
    }

    /** A form that was on its way while its browser was signed in elsewhere still puts its thing into a cart of that browser. */
    @RepeatedTest(5)
    void formsLandInTheOneCartOrTheOther() throws Exception {
        TestingBrowser browser = TestingBrowser.open();
        browser.add("POT", 1);
        String visitor = browser.cookie("souk_visitor").substring(0, 32);
        TestingCart.current(ada);
        List<Integer> statuses = Crowd.atOnce(
                24, i -> i % 4 == 0 ? merge(visitor) : browser.add("S" + i, 1).statusCode());

        assertThat(statuses).isSubsetOf(200, 303);
        assertThat(merge(visitor)).isEqualTo(200);
        assertThat(TestingCart.current(ada).shown().getList("lines.quantity"))
                .hasSize(1 + 18)
                .containsOnly(1);
    }

    private int merge(String visitor) {
        return json().header("Authorization", "Bearer " + Surroundings.CHECKOUT_KEY)
                .body("{\"visitor\": \"" + visitor + "\"}")
                .post("/internal/carts/of-customer/" + ada + "/merge")
                .statusCode();
    }

    private TestingCart guests(int i) {
        TestingCart cart = TestingCart.empty();
        cart.add("POT", 1 + i).statusCode(201);
        cart.add("S" + i, 1).statusCode(201);
        return cart;
    }
}
