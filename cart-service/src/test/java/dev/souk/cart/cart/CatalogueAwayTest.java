package dev.souk.cart.cart;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import dev.souk.cart.Surroundings;
import dev.souk.cart.TestingCart;
import dev.souk.cart.TestingCatalogue;
import dev.souk.cart.TestingCatalogue.Mood;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The cart goes on without the catalogue, and says so. */
@QuarkusTest
@WithTestResource(Surroundings.class)
class CatalogueAwayTest {

    private static final Duration LONGEST = Duration.ofSeconds(5); // 0.8 s, and a busy machine

    @SuppressWarnings("NullAway.Init") // the test resource sets it
    TestingCatalogue catalogue;

    @BeforeEach
    @AfterEach
    void bringBack() {
        catalogue.is(Mood.WELL);
        catalogue.offer("POT", "Blue teapot", 1299, 50);
        TestingCart probe = TestingCart.empty();
        await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> {
            probe.add("POT", 1).extract();
            probe.get().body("notices", empty()).body("lines.size()", equalTo(1));
        });
    }

    @ParameterizedTest
    @EnumSource(
            value = Mood.class,
            names = {"ILL", "STALLED", "HALF_DEAD"})
    void showsWhatItKnewLast(Mood mood) {
        TestingCart cart = TestingCart.empty();
        cart.add("POT", 2).statusCode(201);
        catalogue.is(mood);

        long began = System.nanoTime();
        cart.get()
                .statusCode(200)
                .body("lines[0].title", equalTo("Blue teapot"))
                .body("lines[0].unitPrice.amount", equalTo(1299))
                .body("totals.total.amount", equalTo(2 * 1299))
                .body("notices.type", equalTo(List.of("catalogue-unavailable")))
                .body("notices[0].sku", nullValue());
        assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(LONGEST);

        cart.add("POT", 1).statusCode(200).body("lines[0].quantity", equalTo(3));
        cart.change(cart.lineOf("POT"), "{\"quantity\": 1}").statusCode(200);
        cart.remove(cart.lineOf("POT")).statusCode(200).body("lines", empty());
    }

    @Test
    void takesWhatItHasKnownLatelyAndNothingElse() {
        catalogue.offer("NEW " + System.nanoTime(), "Never asked for", 100, 5);
        TestingCart cart = TestingCart.empty();
        catalogue.is(Mood.ILL);

        cart.add("NEVER", 1)
                .statusCode(503)
                .header("Retry-After", "2")
                .contentType("application/problem+json")
                .body("type", endsWith("/unavailable"));
        cart.get().body("version", equalTo(1));
        cart.add("POT", 1).statusCode(201);
    }

    @Test
    void asksAgainOnlyNowAndThen() {
        TestingCart cart = TestingCart.empty();
        cart.add("POT", 1);
        catalogue.is(Mood.STALLED);
        long began = System.nanoTime();
        for (int i = 0; i < 60; i++) {
            cart.get().statusCode(200);
        }
        assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(40)); // not 60 times 0.8
    }

    @Test
    void isReadyWithoutTheCatalogue() {
        catalogue.is(Mood.STALLED);
        given().get("/q/health/ready").then().statusCode(200);
    }

    @Test
    void addsInARowAskOnce() {
        TestingCart cart = TestingCart.empty();
        cart.add("POT", 1);
        int before = catalogue.calls();
        for (int i = 0; i < 10; i++) {
            cart.add("POT", 1).statusCode(200);
        }
        assertThat(catalogue.calls() - before).isLessThan(10);
    }
}
