package dev.souk.cart.cart;

import static dev.souk.cart.TestingCart.json;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;

import dev.souk.cart.Surroundings;
import dev.souk.cart.TestingBrowser;
import dev.souk.cart.TestingCart;
import dev.souk.cart.TestingCatalogue;
import dev.souk.cart.TestingClock;
import dev.souk.cart.TestingIdentityProvider;
import dev.souk.embedded.EmbeddedCluster;
import dev.souk.embedded.HeldCommit;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Without the primary a cart can neither be changed nor shown; what it says is clear, and nothing is half done. */
@QuarkusTest
@WithTestResource(Surroundings.class)
class PrimaryAwayTest {

    @SuppressWarnings("NullAway.Init") // the test resource sets it
    TestingCatalogue catalogue;

    @SuppressWarnings("NullAway.Init") // the test resource sets it
    EmbeddedCluster cluster;

    @Inject
    TestingClock clock;

    @AfterEach
    void heal() {
        clock.goOn();
        cluster.heal();
        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> json().post("/api/v1/carts").then().statusCode(201));
    }

    @Test
    void saysWhenToComeBack() {
        catalogue.offer("POT", "Blue teapot", 1299, 50);
        TestingCart cart = TestingCart.empty();
        cart.add("POT", 1).statusCode(201);
        given().get("/q/health/ready").then().statusCode(200);
        cluster.primary().kill();

        for (Response answer : List.of(
                given().get(cart.path()),
                cart.add("POT", 1).extract().response(),
                cart.post("{\"sku\": \"POT\", \"quantity\": 1}", "key")
                        .extract()
                        .response(),
                json().post("/api/v1/carts"),
                given().delete(cart.path()))) {
            answer.then()
                    .statusCode(503)
                    .header("Retry-After", "5")
                    .contentType("application/problem+json")
                    .body("type", endsWith("/unavailable"));
        }
        given().get("/q/health/ready").then().statusCode(200);
    }

    @Test
    void aFormIsKeptAndSentAgainWhenThePrimaryIsBack() {
        catalogue.offer("POT", "Blue teapot", 1299, 50);
        TestingBrowser browser = TestingBrowser.open();
        cluster.primary().kill();

        Response page = browser.add("POT", 3);
        page.then()
                .statusCode(503)
                .header("Retry-After", "5")
                .header("Cache-Control", "no-store")
                .body(containsString("We will be right back"))
                .body(containsString("name=\"sku\" value=\"POT\""))
                .body(containsString("name=\"quantity\" value=\"3\""))
                .body(containsString("<dt>Quantity</dt><dd>3</dd>"));

        heal();
        clock.hold(); // pressed twice, it is a double click
        for (int presses = 0; presses < 2; presses++) {
            browser.submit("/cart/lines", page).then().statusCode(303).header("Location", equalTo("/cart?added=POT"));
        }
        assertThat(browser.cookie("souk_cart")).startsWith("3");
        browser.get("/cart").then().body(containsString("value=\"3\""));
    }

    /** Merging waits for the primary, looking does not. */
    @Test
    void aGuestWhoSignsInMeanwhileSeesTheirThings() {
        catalogue.offer("POT", "Blue teapot", 1299, 50);
        String ada = TestingIdentityProvider.newCustomer();
        TestingBrowser browser = TestingBrowser.open();
        browser.add("POT", 3);
        browser.get("/cart").then().statusCode(200);
        cluster.primary().kill();
        browser.signIn(ada);
        browser.get("/cart").then().statusCode(200).body(containsString("Blue teapot"));

        heal();
        browser.get("/cart").then().statusCode(200).body(containsString("Blue teapot"));
        assertThat(TestingCart.current(ada).quantityOf("POT")).isEqualTo(3);
    }

    /** A commit that is lost may have come through: then the same form would add once more. */
    @Test
    void anAddOfWhichNobodyKnowsIsLookedAtFirst() {
        catalogue.offer("POT", "Blue teapot", 1299, 50);
        TestingBrowser browser = TestingBrowser.open();
        browser.add("POT", 1).then().statusCode(303);
        CompletableFuture<Void> killed = HeldCommit.killPrimary(cluster);

        browser.add("POT", 3)
                .then()
                .statusCode(503)
                .body(containsString("We cannot say whether that worked"))
                .body(containsString("have a look before you send it once more"))
                .body(containsString("name=\"quantity\" value=\"3\""));

        assertThat(killed).succeedsWithin(Duration.ofSeconds(60));
    }

    @Test
    void whatWasAcknowledgedIsThereAndNothingTwice() throws Exception {
        catalogue.offer("POT", "Blue teapot", 1299, 50);
        TestingCart cart = TestingCart.empty();
        cart.add("POT", 1).statusCode(201);
        Queue<Integer> statuses = new ConcurrentLinkedQueue<>();
        CountDownLatch some = new CountDownLatch(20);
        try (ExecutorService clients = Executors.newFixedThreadPool(8)) {
            IntStream.range(0, 90)
                    .forEach(i -> clients.execute(() -> {
                        statuses.add(cart.add("POT", 1).extract().statusCode());
                        some.countDown();
                    }));
            some.await();
            cluster.primary().kill();
        }
        heal();

        long acknowledged = statuses.stream().filter(status -> status == 200).count();
        long unsure = statuses.stream().filter(status -> status == 503).count();
        assertThat(acknowledged + unsure).isEqualTo(90);
        int there = cart.quantityOf("POT") - 1;
        assertThat(there).isBetween((int) acknowledged, (int) (acknowledged + unsure));
        assertThat(cart.version()).isEqualTo(2L + there);
    }
}
