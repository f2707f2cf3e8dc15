package dev.souk.checkout.session;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.endsWith;

import dev.souk.checkout.HeldCommit;
import dev.souk.checkout.Neighbours;
import dev.souk.checkout.Shopper;
import dev.souk.checkout.TestingCarts;
import dev.souk.checkout.TestingClock;
import dev.souk.checkout.TestingStock;
import dev.souk.embedded.EmbeddedCluster;
import dev.souk.embedded.junit.EmbeddedDatabase;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.Duration;
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

    @Inject
    TestingClock clock;

    @SuppressWarnings("NullAway.Init") // the test resource sets it
    TestingStock stock;

    @SuppressWarnings("NullAway.Init") // the test resource sets it
    TestingCarts carts;

    @SuppressWarnings("NullAway.Init") // the test resource sets it
    EmbeddedCluster cluster;

    @BeforeEach
    void open() {
        Shopper.arrive();
        clock.present();
        stock.use(clock);
        stock.shelve("lamp", 1000, 1250);
    }

    @AfterEach
    void heal() {
        cluster.heal();
        await().atMost(LIMIT)
                .untilAsserted(() -> start(carts.fill("lamp", 1)).then().statusCode(201));
    }

    @Test
    void aSessionOfWhichNobodyKnowsIsNotCalledUnwritten() {
        String cart = carts.fill("lamp", 2);
        CompletableFuture<Void> killed = new HeldCommit(cluster).killPrimary();

        start(cart)
                .then()
                .statusCode(503)
                .header("Retry-After", "5")
                .contentType("application/problem+json")
                .body("type", endsWith("/outcome-unknown"));

        assertThat(killed).succeedsWithin(LIMIT);
    }

    private static Response start(String cart) {
        return given().contentType(ContentType.JSON)
                .body("{\"cartId\": \"" + cart + "\"}")
                .post(Shopper.SESSIONS);
    }
}
