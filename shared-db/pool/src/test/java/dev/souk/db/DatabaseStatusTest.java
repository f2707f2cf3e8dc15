package dev.souk.db;

import static dev.souk.db.TestingDatabase.status;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.greaterThanOrEqualTo;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import dev.souk.db.sample.Notes;
import dev.souk.embedded.EmbeddedCluster;
import dev.souk.embedded.MariaDbNode;
import dev.souk.embedded.junit.EmbeddedDatabase;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.path.json.JsonPath;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What operators see of the database, and what they do with it. */
@QuarkusTest
@TestProfile(DatabaseStatusTest.ShowingRoutes.class)
@WithTestResource(EmbeddedDatabase.class)
class DatabaseStatusTest {

    private static final Duration LIMIT = Duration.ofSeconds(10);
    private static final String PAGE = "text/html,application/xhtml+xml,*/*;q=0.8";

    private final Notes notes;
    private final MeterRegistry meters;

    @SuppressWarnings("NullAway.Init") // EmbeddedDatabase sets it
    EmbeddedCluster cluster;

    DatabaseStatusTest(Notes notes, MeterRegistry meters) {
        this.notes = notes;
        this.meters = meters;
    }

    @BeforeEach
    void fill() {
        TestingDatabase.fillTable(cluster);
    }

    @AfterEach
    void giveBack() {
        cluster.heal();
        given().post("/internal/database/db-2/return").then().statusCode(200);
        TestingDatabase.awaitAllIn();
    }

    @Test
    void showsEachNode() {
        read(20);

        given().get("/internal/database")
                .then()
                .statusCode(200)
                .contentType("application/json")
                .header("Cache-Control", "no-store")
                .body("nodes.name", is(List.of("db-1", "db-2", "db-3")))
                .body("nodes.state", everyItem(is("in")))
                .body("nodes.share", everyItem(is(1.0f)))
                .body("nodes.sum { it.reads }", greaterThanOrEqualTo(20))
                .body("spill.refused", is(0));
    }

    @Test
    void showsWhetherCommitsOutliveThePrimary() {
        awaitCommits("protected");

        cluster.replicas().forEach(MariaDbNode::kill);
        notes.write(2, "On one server alone").await().atMost(LIMIT);
        awaitCommits("unprotected");
        given().header("Accept", PAGE)
                .get("/internal/database")
                .then()
                .body(containsString("no replica acknowledges them"));
        assertThat(protectedGauge()).isZero();

        cluster.heal();
        notes.write(3, "On a replica, too").await().atMost(LIMIT);
        awaitCommits("protected");
        assertThat(protectedGauge()).isOne();
    }

    private static void awaitCommits(String state) {
        await().atMost(LIMIT)
                .until(() -> given().get("/internal/database").path("commits").equals(state));
    }

    private double protectedGauge() {
        return meters.get("souk.db.node.protected").tag("node", "db-1").gauge().value();
    }

    @Test
    void showsBrowsersAPage() {
        given().header("Accept", PAGE)
                .get("/internal/database")
                .then()
                .statusCode(200)
                .contentType("text/html")
                .body(containsString("db-3"))
                .body(containsString("action=\"/internal/database/db-2/drain\""))
                .body(not(containsString("/internal/database/db-1/drain")));
    }

    @Test
    void drainsAReplicaUntilItIsGivenBack() {
        given().post("/internal/database/db-2/drain")
                .then()
                .statusCode(200)
                .body("nodes[1].state", is("drained"))
                .body("nodes[1].reason", is("drained by hand"));
        long before = status("db-2").reads();

        read(50);

        assertThat(status("db-2").reads()).isEqualTo(before);
        given().redirects()
                .follow(false)
                .header("Accept", PAGE)
                .header("Sec-Fetch-Site", "same-origin")
                .post("/internal/database/db-2/return")
                .then()
                .statusCode(303)
                .header("Location", "/internal/database");
        await().atMost(LIMIT).until(() -> {
            read(10);
            return status("db-2").reads() > before;
        });
        JsonPath view = given().get("/internal/database").jsonPath();
        assertThat(view.getLong("nodes[1].inStateForMillis")).isLessThan(view.getLong("nodes[2].inStateForMillis"));
    }

    @ParameterizedTest
    @CsvSource({
        "/internal/database/db-1/drain, same-origin, 409, The primary cannot be drained",
        "/internal/database/replica-9/drain, none, 404, No node is called 'replica-9'",
        "/internal/database/db-2/drain, cross-site, 403, another site",
    })
    void refusesWhatCannotBe(String path, String site, int status, String detail) {
        given().header("Sec-Fetch-Site", site)
                .post(path)
                .then()
                .statusCode(status)
                .contentType("application/problem+json")
                .body("detail", containsString(detail));
        assertThat(TestingDatabase.nodes()).allMatch(node -> node.state().equals("in"));
    }

    @Test
    void countsForMonitoring() {
        read(10);

        String metrics =
                given().get("/q/metrics").then().statusCode(200).extract().asString();

        assertThat(metrics.lines())
                .contains(
                        "souk_db_node_state{node=\"db-2\",state=\"in\",use=\"reads\"} 1.0",
                        "souk_db_node_state{node=\"db-2\",state=\"out\",use=\"reads\"} 0.0",
                        "souk_db_node_state{node=\"db-1\",state=\"in\",use=\"writes\"} 1.0",
                        "souk_db_spill_refused_total 0.0")
                .anyMatch(line -> line.matches("souk_db_routes_total\\{node=\"db-[23]\",reason=\"chosen\"} [1-9].*"))
                .anyMatch(line -> line.matches("souk_db_node_latency_seconds\\{node=\"db-2\".*"))
                .anyMatch(line -> line.matches("souk_db_node_in_flight\\{node=\"db-2\".*"));
    }

    @Test
    void showsTheWayOfARequestsReads() {
        given().get("/notes").then().statusCode(200).header("Souk-Route", matchesPattern("db-[23];chosen.*"));
        given().get("/internal/database").then().header("Souk-Route", nullValue());
    }

    private void read(int times) {
        for (int i = 0; i < times; i++) {
            assertThat(notes.byId(1).await().atMost(LIMIT)).isPresent();
        }
    }

    /** An application whose answers tell where their reads went. */
    public static final class ShowingRoutes implements QuarkusTestProfile {

        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("souk.db.route-header", "true");
        }
    }
}
