package dev.souk.catalog.stock;

import static dev.souk.catalog.stock.TestingCheckout.atOnce;
import static dev.souk.catalog.stock.TestingCheckout.release;
import static dev.souk.catalog.stock.TestingCheckout.reserve;
import static dev.souk.catalog.stock.TestingCheckout.reserving;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.souk.catalog.TestingCatalogue;
import dev.souk.catalog.feed.ImportFeed;
import dev.souk.embedded.EmbeddedCluster;
import dev.souk.embedded.junit.EmbeddedDatabase;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A service that keeps its pages while stock is set aside. Its relay would look by itself only once an hour. */
@QuarkusTest
@WithTestResource(EmbeddedDatabase.class)
@TestProfile(ShownStockTest.Relaying.class)
class ShownStockTest {

    private static final Duration LONG = Duration.ofSeconds(30);

    @Inject
    ImportFeed importFeed;

    @SuppressWarnings("NullAway.Init") // EmbeddedDatabase sets it
    EmbeddedCluster cluster;

    @SuppressWarnings("NullAway.Init") // made before each
    TestingCatalogue catalogue;

    @BeforeEach
    void open() {
        catalogue = new TestingCatalogue(importFeed, cluster);
    }

    @Test
    void aKeptPageTellsOfTheLastPieces() {
        catalogue.take("id,title,price,quantity\nshown,Shown lamp,5 USD,5\n");
        assertThat(page("/p/shown-lamp")).contains("In stock");
        assertThat(page("/search?q=shown")).doesNotContain("Sold out");

        reserve("shown-1", "shown 3").statusCode(200);
        await().atMost(LONG)
                .untilAsserted(() -> assertThat(page("/p/shown-lamp")).contains("Only 2 left"));
        reserve("shown-2", "shown 2").statusCode(200);
        await().atMost(LONG)
                .untilAsserted(() -> assertThat(page("/p/shown-lamp")).contains("Sold out"));
        await().atMost(LONG)
                .untilAsserted(() -> assertThat(page("/search?q=shown")).contains("Sold out"));
        assertThat(listed("shown")).isEqualTo(List.of("out_of_stock"));

        release("shown-1").statusCode(204);
        await().atMost(LONG).untilAsserted(() -> assertThat(listed("shown")).isEqualTo(List.of("few_left")));
    }

    @Test
    void aProductIsSoldOutWhenTheLastOfEachVariantGoAtTheSameTime() {
        catalogue.take("""
                id,item_group_id,title,price,quantity,color
                both-1,both,Paired lamp,5 USD,1,Blue
                both-2,both,Paired lamp,5 USD,1,Red
                """);

        assertThat(atOnce(Stream.of(reserving("both-1", "both-1 1"), reserving("both-2", "both-2 1"))))
                .isEqualTo(Map.of(200, 2L));
        await().atMost(LONG).untilAsserted(() -> assertThat(listed("paired")).isEqualTo(List.of("out_of_stock")));
    }

    @Test
    void whatNoPageSaysIsNotToldOf() {
        catalogue.take("id,title,price,quantity\nplenty,Plentiful lamp,5 USD,50\n");
        String before = events();

        reserve("plenty-1", "plenty 40").statusCode(200);
        assertThat(events()).isEqualTo(before);
    }

    private String events() {
        return catalogue.ask("select count(*) from outbox where topic = 'stock-changed'");
    }

    private static String page(String path) {
        return given().get(path).then().statusCode(200).extract().asString();
    }

    private static List<String> listed(String words) {
        return given().get("/api/v1/products?q=" + words)
                .then()
                .statusCode(200)
                .extract()
                .path("items.availability");
    }

    public static class Relaying implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("souk.outbox.relay", "true", "souk.outbox.poll", "1h");
        }
    }
}
