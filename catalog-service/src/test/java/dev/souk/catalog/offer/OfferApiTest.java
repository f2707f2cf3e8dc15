package dev.souk.catalog.offer;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.anEmptyMap;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.emptyOrNullString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasEntry;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import dev.souk.catalog.TestingCatalogue;
import dev.souk.catalog.feed.ImportFeed;
import dev.souk.embedded.EmbeddedCluster;
import dev.souk.embedded.junit.EmbeddedDatabase;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@WithTestResource(EmbeddedDatabase.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OfferApiTest {

    @Inject
    ImportFeed importFeed;

    @SuppressWarnings("NullAway.Init") // the test resource sets it
    EmbeddedCluster cluster;

    @BeforeAll
    void stock() {
        new TestingCatalogue(importFeed, cluster).take("""
                id,item_group_id,title,price,quantity,color,size,image_link
                off-1,off,Offered lamp,12.50 USD,250,Blue,Small,https://pictures.example/blue.jpg
                off-2,off,Offered lamp,15 USD,2,Red,Small,
                off-3,,Offered bowl,9 USD,0,,,
                """);
    }

    @Test
    void tellsWhatEachCostsAndWhetherItCanBeHad() {
        asked("{\"skus\": [\"off-3\", \"off-1\", \"off-2\", \"off-1\"]}")
                .statusCode(200)
                .body("offers.sku", contains("off-1", "off-2", "off-3"))
                .body("offers[0].title", equalTo("Offered lamp"))
                .body("offers[0].slug", equalTo("offered-lamp"))
                .body("offers[0].productId", not(emptyOrNullString()))
                .body("offers[0].options", hasEntry("Color", "Blue"))
                .body("offers[0].options", hasEntry("Size", "Small"))
                .body("offers[0].unitPrice.amount", equalTo(1250))
                .body("offers[0].unitPrice.currency", equalTo("USD"))
                .body("offers.available", contains(99, 2, 0))
                .body("offers.availability", contains("in_stock", "few_left", "out_of_stock"))
                .body("offers[0].picture.url", equalTo("https://pictures.example/blue.jpg"))
                .body("offers[1].picture.url", equalTo("https://pictures.example/blue.jpg"))
                .body("offers[2].options", anEmptyMap())
                .body("offers[2].picture", nullValue());
    }

    @Test
    void leavesOutWhatIsNotSold() {
        asked("{\"skus\": [\"nobody's\", \"off-1\", null, \"\\ud83c\\udffa\"], \"more\": 1}")
                .statusCode(200)
                .body("offers.sku", contains("off-1"));
        asked("{\"skus\": []}").statusCode(200).body("offers", empty());
    }

    @Test
    void isForOtherServicesAlone() {
        given().contentType("application/json")
                .body("{\"skus\": [\"off-1\"]}")
                .post("/internal/offers")
                .then()
                .statusCode(401)
                .contentType("application/problem+json");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"skus\": \"off-1\"}", "{\"skus\": [{}]}", "[]", "{", "null", ""})
    void refusesWhatIsNoList(String body) {
        asked(body).statusCode(not(200)).contentType("application/problem+json");
    }

    @Test
    void refusesMoreThanACartHolds() {
        String skus = IntStream.rangeClosed(1, 101)
                .mapToObj(sku -> "\"s" + sku + "\"")
                .collect(Collectors.joining(","));
        asked("{\"skus\": [" + skus + "]}")
                .statusCode(422)
                .body("type", endsWith("/invalid-body"))
                .body("errors.pointer", contains("/skus"));
    }

    private static ValidatableResponse asked(String body) {
        return given().header("Authorization", "Bearer cart-in-tests-0123456789abcdef0123")
                .contentType("application/json")
                .body(body)
                .post("/internal/offers")
                .then();
    }
}
