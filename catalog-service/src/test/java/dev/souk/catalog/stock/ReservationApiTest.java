package dev.souk.catalog.stock;

import static dev.souk.catalog.stock.TestingCheckout.available;
import static dev.souk.catalog.stock.TestingCheckout.caller;
import static dev.souk.catalog.stock.TestingCheckout.post;
import static dev.souk.catalog.stock.TestingCheckout.release;
import static dev.souk.catalog.stock.TestingCheckout.reserve;
import static dev.souk.catalog.stock.TestingCheckout.uncommit;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThanOrEqualTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.lessThan;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import dev.souk.catalog.TestingCatalogue;
import dev.souk.catalog.TestingClock;
import dev.souk.catalog.feed.ImportFeed;
import dev.souk.embedded.EmbeddedCluster;
import dev.souk.embedded.junit.EmbeddedDatabase;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@WithTestResource(EmbeddedDatabase.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ReservationApiTest {

    @Inject
    ImportFeed importFeed;

    @Inject
    ExpireReservations expireReservations;

    @Inject
    StockAudit audit;

    @Inject
    TestingClock clock;

    @SuppressWarnings("NullAway.Init") // the test resource sets it
    EmbeddedCluster cluster;

    @SuppressWarnings("NullAway.Init") // made before all
    TestingCatalogue catalogue;

    @BeforeAll
    void open() {
        catalogue = new TestingCatalogue(importFeed, cluster);
    }

    @AfterEach
    void everythingAddsUp() {
        List<StockAudit.Check> wrong = new ArrayList<>();
        try {
            audit.run(check -> {
                        if (!check.isSound()) {
                            wrong.add(check);
                        }
                    })
                    .await()
                    .atMost(Duration.ofSeconds(20));
        } finally {
            clock.reset();
        }
        assertThat(wrong).isEmpty();
    }

    @Test
    void setsPiecesAsideUntilTheyAreReleased() {
        stock("set", 5);

        reserve("set-1", "set-b 2, set-a 4")
                .statusCode(200)
                .body("key", equalTo("set-1"))
                .body("status", equalTo("reserved"))
                .body("expiresAt", notNullValue())
                .body("lines.sku", contains("set-b", "set-a"))
                .body("lines.quantity", contains(2, 4))
                .body("lines[0].offer.title", equalTo("Thing set-b"))
                .body("lines[0].offer.unitPrice.amount", equalTo(500))
                .body("lines[1].offer.available", equalTo(5));
        catalogue.awaitReplicas();
        assertThat(available("set-a", "set-b")).isEqualTo(Map.of("set-a", 1, "set-b", 3));
        given().get("/api/v1/products/thing-set-a")
                .then()
                .body("variants.available", contains(1))
                .body("variants.availability", contains("few_left"));

        release("set-1").statusCode(204);
        release("set-1").statusCode(204);
        release("never-was").statusCode(204);
        catalogue.awaitReplicas();
        assertThat(available("set-a", "set-b")).isEqualTo(Map.of("set-a", 5, "set-b", 5));
    }

    @Test
    void reservesAllLinesOrNone() {
        stock("all", 3);

        reserve("all-1", "all-a 3, all-b 4, nobody's 1")
                .statusCode(409)
                .contentType("application/problem+json")
                .body("type", endsWith("/insufficient-stock"))
                .body("errors.pointer", contains("/lines/1", "/lines/2"))
                .body("errors.detail", contains("3 left", "none is left"));
        assertThat(reserved("all-a")).isEqualTo("0");
        post("all-1", "commit").statusCode(409);
    }

    @Test
    void theSameKeyReplacesAndExtends() {
        stock("rep", 5);
        Instant later = Instant.now().plus(40, ChronoUnit.MINUTES).truncatedTo(ChronoUnit.SECONDS);

        reserve("rep-1", "rep-a 5").statusCode(200);
        reserve("rep-1", "rep-a 5", later)
                .statusCode(200)
                .body("expiresAt", startsWith(later.toString().substring(0, 19)));
        assertThat(reserved("rep-a")).isEqualTo("5");
        reserve("rep-1", "rep-a 2, rep-b 3").statusCode(200).body("lines.offer.available", contains(5, 5));
        assertThat(List.of(reserved("rep-a"), reserved("rep-b"))).containsExactly("2", "3");
        reserve("rep-1", "rep-b 6").statusCode(409);
        assertThat(List.of(reserved("rep-a"), reserved("rep-b"))).containsExactly("2", "3");

        release("rep-1").statusCode(204);
        reserve("rep-1", "rep-a 1").statusCode(200);
        assertThat(List.of(reserved("rep-a"), reserved("rep-b"))).containsExactly("1", "0");
    }

    @Test
    void sellsWhatIsCommittedAndTakesItBack() {
        stock("sell", 5);
        reserve("sell-1", "sell-a 2, sell-b 1").statusCode(200);

        post("sell-1", "sell").statusCode(409).body("type", endsWith("/reservation-not-committed"));
        post("sell-1", "commit")
                .statusCode(200)
                .body("status", equalTo("committed"))
                .body("expiresAt", nullValue());
        post("sell-1", "commit").statusCode(200);
        reserve("sell-1", "sell-a 1").statusCode(409).body("type", endsWith("/reservation-settled"));
        post("sell-1", "return").statusCode(409).body("type", endsWith("/reservation-not-sold"));
        post("sell-1", "sell").statusCode(200).body("status", equalTo("sold"));
        post("sell-1", "sell").statusCode(200);
        post("sell-1", "commit").statusCode(200).body("status", equalTo("sold"));
        assertThat(List.of(onHand("sell-a"), reserved("sell-a"))).containsExactly("3", "0");
        release("sell-1").statusCode(409).body("type", endsWith("/reservation-settled"));
        uncommit("sell-1", inMinutes(15)).statusCode(409);
        reserve("sell-1", "sell-a 9").statusCode(409).body("type", endsWith("/reservation-settled"));

        post("sell-1", "return").statusCode(200).body("status", equalTo("returned"));
        post("sell-1", "return").statusCode(200);
        assertThat(List.of(onHand("sell-a"), reserved("sell-a"))).containsExactly("5", "0");
        post("sell-1", "sell").statusCode(409);
        post("sell-1", "commit").statusCode(409);
    }

    @Test
    void aDeclinedPaymentMakesItAReservationAgain() {
        stock("dec", 5);
        reserve("dec-1", "dec-a 2").statusCode(200);
        post("dec-1", "commit").statusCode(200);

        uncommit("dec-1", inMinutes(15)).statusCode(200).body("status", equalTo("reserved"));
        uncommit("dec-1", inMinutes(15)).statusCode(200).body("expiresAt", notNullValue());
        clock.turnOn(Duration.ofMinutes(16));
        assertThat(expire()).isGreaterThanOrEqualTo(1);
        assertThat(reserved("dec-a")).isEqualTo("0");
        uncommit("dec-1", inMinutes(60)).statusCode(409).body("type", endsWith("/reservation-expired"));
    }

    @Test
    void expiresInTimeUnlessItIsCommitted() {
        stock("exp", 5);
        reserve("exp-1", "exp-a 2, exp-b 1").statusCode(200);
        reserve("exp-2", "exp-a 1").statusCode(200);
        reserve("exp-3", "exp-a 1").statusCode(200);
        post("exp-3", "commit").statusCode(200);
        expire();
        assertThat(reserved("exp-a")).isEqualTo("4");

        clock.turnOn(Duration.ofMinutes(15).plusSeconds(1));
        post("exp-1", "commit").statusCode(409).body("type", endsWith("/reservation-expired"));
        assertThat(expire()).isGreaterThanOrEqualTo(2);
        assertThat(List.of(reserved("exp-a"), reserved("exp-b"))).containsExactly("1", "0");
        post("exp-2", "commit").statusCode(409).body("type", endsWith("/reservation-expired"));
        release("exp-2").statusCode(204);
        assertThat(reserved("exp-a")).isEqualTo("1");
        assertThat(expire()).isZero();
    }

    @Test
    void forgetsWhatEndedLongAgo() {
        stock("old", 5);
        reserve("old-1", "old-a 2").statusCode(200);
        reserve("old-2", "old-a 1").statusCode(200);
        post("old-2", "commit").statusCode(200);
        release("old-1").statusCode(204);
        assertThat(status("old-1", "old-2")).isEqualTo(List.of("released", "committed"));

        clock.turnOn(Duration.ofDays(8));
        expire();
        assertThat(status("old-1", "old-2")).isEqualTo(List.of("committed"));
    }

    @Test
    void anImportNeverTakesWhatIsSetAside() {
        stock("imp", 5);
        reserve("imp-1", "imp-a 4").statusCode(200);

        catalogue.take("id,title,price,quantity\nimp-a,Thing imp-a,5 USD,1\nimp-b,Thing imp-b,5 USD,7\n");
        assertThat(List.of(onHand("imp-a"), reserved("imp-a"))).containsExactly("4", "4");
        assertThat(onHand("imp-b")).isEqualTo("7");
        assertThat(catalogue.ask("select group_concat(pieces order by at) from stock_movement where sku = 'imp-a'"))
                .isEqualTo("5,-1");
        given().get("/api/v1/products/thing-imp-a").then().body("availability", equalTo("out_of_stock"));
    }

    @Test
    void theNextImportTellsTheRestOfWhatWasSetAside() {
        String feed = "id,title,price,quantity\nrest-a,Thing rest-a,5 USD,1\n";
        stock("rest", 5);
        reserve("rest-1", "rest-a 4").statusCode(200);
        catalogue.take(feed);
        release("rest-1").statusCode(204);
        assertThat(onHand("rest-a")).isEqualTo("4");

        catalogue.take(feed);
        assertThat(onHand("rest-a")).isEqualTo("1");

        reserve("rest-2", "rest-a 1").statusCode(200);
        post("rest-2", "commit").statusCode(200);
        post("rest-2", "sell").statusCode(200);
        catalogue.take(feed);
        assertThat(onHand("rest-a")).as("what was sold since is not reset").isEqualTo("0");
    }

    @Test
    void tellsAnAuditWhatThereIs() {
        stock("aud", 9);
        for (int number = 1; number <= 3; number++) {
            reserve("aud-" + number, "aud-a %d, aud-b 1".formatted(number)).statusCode(200);
            post("aud-" + number, "commit").statusCode(200);
        }
        post("aud-2", "sell").statusCode(200);

        caller().get("/internal/reservations?status=committed,sold&after=aud-1&limit=1")
                .then()
                .statusCode(200)
                .body("items.key", contains("aud-2"))
                .body("items.status", contains("sold"))
                .body("items[0].lines.sku", contains("aud-a", "aud-b"))
                .body("items[0].lines.quantity", contains(2, 1))
                .body("next", equalTo("aud-2"));
        caller().get("/internal/reservations?status=committed&after=aud-1&limit=1")
                .then()
                .body("items.key", contains("aud-3"));
        caller().get("/internal/reservations").then().body("items.key", hasItem("aud-1"));
        assertThat(status("aud-3", "nobody's", "aud-1")).isEqualTo(List.of("committed", "committed"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "[",
                "{}",
                "{'lines':[],'expiresAt':'LATER'}",
                "{'lines':[null],'expiresAt':'LATER'}",
                "{'lines':[{'sku':'bad-a'}],'expiresAt':'LATER'}",
                "{'lines':[{'sku':'bad-a','quantity':0}],'expiresAt':'LATER'}",
                "{'lines':[{'sku':'bad-a','quantity':-1}],'expiresAt':'LATER'}",
                "{'lines':[{'sku':'bad-a','quantity':1.5}],'expiresAt':'LATER'}",
                "{'lines':[{'sku':'bad-a','quantity':99999999999}],'expiresAt':'LATER'}",
                "{'lines':[{'sku':'bad-a','quantity':1},{'sku':'bad-a','quantity':1}],'expiresAt':'LATER'}",
                "{'lines':[{'sku':'','quantity':1}],'expiresAt':'LATER'}",
                "{'lines':[{'sku':'bad-a','quantity':1}]}",
                "{'lines':[{'sku':'bad-a','quantity':1}],'expiresAt':'soon'}",
                "{'lines':[{'sku':'bad-a','quantity':1}],'expiresAt':'2020-01-01T00:00:00Z'}",
                "{'lines':[{'sku':'bad-a','quantity':1}],'expiresAt':'9999-01-01T00:00:00Z'}"
            })
    void refusesWhatMakesNoSense(String body) {
        caller().body(body.replace('\'', '"').replace("LATER", inMinutes(15).toString()))
                .put("/internal/reservations/bad")
                .then()
                .statusCode(greaterThanOrEqualTo(400))
                .statusCode(lessThan(500))
                .contentType("application/problem+json");
    }

    @ParameterizedTest
    @CsvSource({
        "DELETE, /internal/reservations/a.b",
        "POST, /internal/reservations/a%20b/commit",
        "GET, /internal/reservations?status=gone",
        "GET, /internal/reservations?limit=501",
        "GET, /internal/reservations?after=%27"
    })
    void refusesAnAddressThatMakesNoSense(String method, String address) {
        caller().request(method, URI.create(RestAssured.baseURI + ":" + RestAssured.port + address))
                .then()
                .statusCode(400)
                .body("type", endsWith("/bad-parameter"));
    }

    @ParameterizedTest
    @CsvSource({
        "PUT, /internal/reservations/any",
        "POST, /internal/reservations/any/commit",
        "POST, /internal/reservations/any/uncommit",
        "POST, /internal/reservations/any/sell",
        "POST, /internal/reservations/any/return",
        "DELETE, /internal/reservations/any",
        "GET, /internal/reservations",
        "POST, /internal/reservations/search"
    })
    void isForCheckoutAlone(String method, String address) {
        for (String authorization : List.of("", "Bearer guessed", "Bearer cart-in-tests-0123456789abcdef0123")) {
            given().header("Authorization", authorization)
                    .contentType("application/json")
                    .body(method.equals("GET") ? "" : "{}")
                    .request(method, address)
                    .then()
                    .statusCode(401)
                    .contentType("application/problem+json");
        }
    }

    private void stock(String prefix, int pieces) {
        catalogue.take("id,title,price,quantity\n%1$s-a,Thing %1$s-a,5 USD,%2$d\n%1$s-b,Thing %1$s-b,5 USD,%2$d\n"
                .formatted(prefix, pieces));
    }

    private int expire() {
        return expireReservations.run().await().atMost(Duration.ofSeconds(20));
    }

    private String onHand(String sku) {
        return catalogue.ask("select on_hand from stock where sku = '" + sku + "'");
    }

    private String reserved(String sku) {
        return catalogue.ask("select reserved from stock where sku = '" + sku + "'");
    }

    private static List<String> status(String... keys) {
        return caller().body(Map.of("keys", List.of(keys)))
                .post("/internal/reservations/search")
                .then()
                .statusCode(200)
                .extract()
                .path("items.status");
    }

    private static Instant inMinutes(int minutes) {
        return Instant.now().plus(minutes, ChronoUnit.MINUTES);
    }
}
