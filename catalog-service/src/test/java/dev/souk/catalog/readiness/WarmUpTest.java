package dev.souk.catalog.readiness;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import dev.souk.embedded.EmbeddedCluster;
import dev.souk.embedded.MariaDbNode;
import dev.souk.embedded.junit.EmbeddedDatabase;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(EmbeddedDatabase.class)
class WarmUpTest {

    @SuppressWarnings("NullAway.Init") // the test resource sets it
    EmbeddedCluster cluster;

    @AfterEach
    void heal() {
        cluster.heal();
    }

    @Test
    void staysReadyWhenEveryDatabaseServerStops() {
        ready();
        cluster.nodes().forEach(MariaDbNode::stop);
        ready();
    }

    private static void ready() {
        given().get("/q/health/ready")
                .then()
                .statusCode(200)
                .body("status", equalTo("UP"))
                .body("checks.findAll { it.name == 'warm-up' }", hasSize(1));
    }
}
