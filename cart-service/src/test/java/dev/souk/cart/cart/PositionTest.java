package dev.souk.cart.cart;

import static dev.souk.cart.TestingCart.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import dev.souk.cart.Surroundings;
import dev.souk.cart.TestingBrowser;
import dev.souk.cart.TestingCatalogue;
import dev.souk.embedded.EmbeddedCluster;
import dev.souk.embedded.MariaDbNode;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.Cookie;
import io.restassured.response.ExtractableResponse;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Everyone sees what they wrote, although the replicas are far behind. */
@QuarkusTest
@WithTestResource(Surroundings.class)
class PositionTest {

    private static final String POSITION = "Souk-Position";
    private static final String FILLED = "{\"lines\": [{\"sku\": \"POT\", \"quantity\": 2}]}";

    @SuppressWarnings("NullAway.Init") // the test resource sets it
    TestingCatalogue catalogue;

    @SuppressWarnings("NullAway.Init") // the test resource sets it
    EmbeddedCluster cluster;

    @BeforeEach
    void offer() {
        catalogue.offer("POT", "Blue teapot", 1299, 50);
    }

    @AfterEach
    void heal() {
        cluster.heal();
    }

    @Test
    void anAppSeesWhatItWroteThoughEveryReplicaIsBehind() {
        cluster.replicas().forEach((MariaDbNode replica) -> replica.delayReplication(Duration.ofSeconds(3)));
        ExtractableResponse<Response> made =
                json().body(FILLED).post("/api/v1/carts").then().statusCode(201).extract();
        String position = made.header(POSITION);
        assertThat(position).isNotBlank();

        for (int i = 0; i < 20; i++) {
            json().header(POSITION, position)
                    .get("/api/v1/carts/" + made.path("id"))
                    .then()
                    .statusCode(200)
                    .body("lines", hasSize(1));
        }
    }

    @Test
    void anAnswerThatIsGivenAgainHasAPositionToo() {
        ExtractableResponse<Response> first = create("again").extract();
        ExtractableResponse<Response> again =
                create("again").header("Idempotent-Replayed", "true").extract();

        assertThat(again.header(POSITION)).isNotBlank();
        json().header(POSITION, again.header(POSITION))
                .get("/api/v1/carts/" + first.path("id"))
                .then()
                .statusCode(200);
    }

    @Test
    void aBrowserKeepsItInACookie() {
        cluster.replicas().forEach((MariaDbNode replica) -> replica.delayReplication(Duration.ofSeconds(3)));
        TestingBrowser browser = TestingBrowser.open();
        Response added = browser.add("POT", 1);

        Cookie position = added.detailedCookie("position");
        assertThat(position.isHttpOnly()).isTrue();
        assertThat(position.getSameSite()).isEqualTo("Lax");
        assertThat(position.getMaxAge()).isEqualTo(Duration.ofDays(1).toSeconds());
        assertThat(browser.follow(added).asString()).contains("Blue teapot");
    }

    @Test
    void allWhoShareATransactionHaveItsPosition() throws InterruptedException {
        String path =
                "/api/v1/carts/" + json().body(FILLED).post("/api/v1/carts").path("id");
        cluster.replicas().forEach((MariaDbNode replica) -> replica.delayReplication(Duration.ofSeconds(3)));
        String old = json().get(path).header(POSITION);
        List<Callable<Response>> adds = Collections.nCopies(
                20,
                () -> json().header(POSITION, old)
                        .body("{\"sku\": \"POT\", \"quantity\": 1}")
                        .post(path + "/lines"));

        List<Future<Response>> added;
        try (ExecutorService crowd = Executors.newVirtualThreadPerTaskExecutor()) {
            added = crowd.invokeAll(adds);
        }

        for (Future<Response> one : added) {
            Response answer = one.resultNow();
            int version = answer.path("version");
            Response read = json().header(POSITION, answer.header(POSITION)).get(path);
            assertThat((int) read.path("version")).isGreaterThanOrEqualTo(version);
        }
    }

    @Test
    void whatNobodyGaveIsRefused() {
        json().header(POSITION, "forged.token")
                .get("/api/v1/carts/none")
                .then()
                .statusCode(400)
                .body("title", equalTo("Invalid position"));
    }

    private static ValidatableResponse create(String key) {
        return json().header("Idempotency-Key", key)
                .body(FILLED)
                .post("/api/v1/carts")
                .then()
                .statusCode(201);
    }
}
