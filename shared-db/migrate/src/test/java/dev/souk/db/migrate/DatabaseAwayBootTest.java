package dev.souk.db.migrate;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.startsWith;

import dev.souk.embedded.EmbeddedCluster;
import dev.souk.embedded.MariaDbNode;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** The application starts while every database server is dead, and the schema is made later. */
@QuarkusTest
@WithTestResource(TestingDeadCluster.class)
class DatabaseAwayBootTest {

    private static final Duration LIMIT = Duration.ofSeconds(30);

    private final Migrate migrate;

    @SuppressWarnings("NullAway.Init") // TestingDeadCluster sets it
    EmbeddedCluster cluster;

    DatabaseAwayBootTest(Migrate migrate) {
        this.migrate = migrate;
    }

    @Test
    void isNotReadyBeforeItKnowsTheSchemaAndReadyEverAfter() {
        isNotReadyFor("the schema's version, which no server told");

        cluster.heal();
        await().atMost(LIMIT)
                .untilAsserted(
                        () -> isNotReadyFor("The schema catalog is at version 0 and this release needs version 1."));

        assertThat(migrate.run(System.out, System.err)).isZero();
        await().atMost(LIMIT).untilAsserted(DatabaseAwayBootTest::isReady);

        cluster.nodes().forEach(MariaDbNode::kill);
        isReady();
    }

    private static void isNotReadyFor(String reason) {
        given().get("/q/health/ready")
                .then()
                .statusCode(503)
                .body("checks.findAll { it.name == 'schema' }.data.waitingFor", hasItem(startsWith(reason)));
    }

    private static void isReady() {
        given().get("/q/health/ready")
                .then()
                .statusCode(200)
                .body("checks.findAll { it.name == 'schema' }.status", hasItem("UP"));
    }
}
