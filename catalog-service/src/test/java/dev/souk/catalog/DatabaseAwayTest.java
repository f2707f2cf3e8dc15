package dev.souk.catalog;

import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import dev.souk.embedded.EmbeddedCluster;
import dev.souk.embedded.MariaDbNode;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(StockedShop.class)
class DatabaseAwayTest {

    @Nullable
    EmbeddedCluster cluster;

    @BeforeEach
    void killEveryServer() {
        cluster().nodes().forEach(MariaDbNode::kill);
    }

    @AfterEach
    void bringThemBack() {
        cluster().nodes().forEach(MariaDbNode::heal);
        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> given().get("/").then().statusCode(200));
    }

    @Test
    void aShopperReadsThatTheShopIsAwayAndAProgramWhenToAskAgain() {
        given().get("/c/kitchen?sort=-price&page=2") // a page that nobody has asked for yet: others are kept
                .then()
                .statusCode(503)
                .header("Retry-After", "5")
                .contentType("text/html; charset=UTF-8")
                .body(containsString("We will be right back"));
        given().get("/api/v1/products")
                .then()
                .statusCode(503)
                .header("Retry-After", "5")
                .contentType("application/problem+json")
                .body("type", equalTo("https://souk.dev/problems/unavailable"));
    }

    private EmbeddedCluster cluster() {
        if (cluster == null) {
            throw new IllegalStateException("The cluster was not handed to the test");
        }
        return cluster;
    }
}
