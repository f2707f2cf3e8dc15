package dev.souk.db;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.souk.embedded.EmbeddedCluster;
import dev.souk.embedded.junit.EmbeddedDatabase;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The application of the README, on a primary and two replicas. */
@QuarkusTest
@WithTestResource(EmbeddedDatabase.class)
class SampleApplicationTest {

    @SuppressWarnings("NullAway.Init") // EmbeddedDatabase sets it
    EmbeddedCluster cluster;

    @BeforeEach
    void fill() {
        TestingDatabase.fillTable(cluster);
    }

    @Test
    void showsWhatWasWritten() {
        given().body("Sell tea").put("/notes/7").then().statusCode(200);

        await().atMost(Duration.ofSeconds(5))
                .untilAsserted(() -> assertThat(given().get("/notes").jsonPath().getList("text"))
                        .isEqualTo(List.of("Sell tea", "Buy tea")));
    }
}
