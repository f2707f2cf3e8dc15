package dev.souk.catalog.admin;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.souk.catalog.TestingCatalogue;
import dev.souk.catalog.feed.ImportFeed;
import dev.souk.embedded.EmbeddedCluster;
import dev.souk.embedded.junit.EmbeddedDatabase;
import io.quarkus.logging.Log;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Redis;
import io.vertx.redis.client.Request;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A service that keeps its pages while staff changes products. Its relay would look by itself only once an hour. */
@QuarkusTest
@WithTestResource(EmbeddedDatabase.class)
@TestProfile(ShownEditTest.Relaying.class)
class ShownEditTest {

    private static final Duration LONG = Duration.ofSeconds(30);

    /** Promised is one; a machine that builds and tests at once is slow. */
    private static final Duration A_SECOND_OR_SO = Duration.ofSeconds(3);

    private static final String LAMP = "/p/shown-lamp";
    private static final String LAMPS = "/c/lamps";
    private static final String SEARCH = "/search?q=renamed";

    @Inject
    ImportFeed importFeed;

    @Inject
    Redis redis;

    @Inject
    TestingIdentities identities;

    @SuppressWarnings("NullAway.Init") // EmbeddedDatabase sets it
    EmbeddedCluster cluster;

    @Test
    void whatIsChangedIsOnTheShopsPagesASecondLater() {
        TestingCatalogue catalogue = new TestingCatalogue(importFeed, cluster);
        catalogue.take("id,title,price,product_type,quantity\nshown,Shown lamp,5 USD,Lamps,0\n");
        awaitKept(LAMP, LAMP);
        awaitKept(LAMPS, LAMPS);
        page(SEARCH); // kept in the process alone
        TestingDesk anna = new TestingDesk(identities.staff("Anna"));
        String path = "/admin/catalog/products/"
                + Long.toString(
                        Long.parseLong(catalogue.ask("select product_id from variant where sku = 'shown'")), 36);
        Map<String, List<String>> form = TestingDesk.form(anna.page(path));
        form.put("title", List.of("Renamed lamp"));
        form.put("price", List.of("7.50"));
        form.put("stock", List.of("2"));

        long before = System.nanoTime();
        anna.post(path, form).then().statusCode(303);
        await().pollInterval(Duration.ofMillis(20)).atMost(A_SECOND_OR_SO).untilAsserted(() -> {
            assertThat(page(LAMP))
                    .contains("Renamed lamp", "$7.50", "Only 2 left")
                    .doesNotContain("Shown lamp");
            assertThat(page(LAMPS)).contains("Renamed lamp", "$7.50").doesNotContain("Shown lamp", "Sold out");
            assertThat(page(SEARCH)).contains("Renamed lamp");
        });
        Log.infof("An edit was on all kept pages after %d ms", (System.nanoTime() - before) / 1_000_000);
    }

    private void awaitKept(String path, String inItsKey) {
        await().atMost(LONG).untilAsserted(() -> {
            page(path);
            assertThat(keptPages()).contains(inItsKey);
        });
    }

    private String keptPages() {
        return redis.send(Request.cmd(Command.KEYS).arg("*}:page:*"))
                .toCompletionStage()
                .toCompletableFuture()
                .join()
                .toString();
    }

    private static String page(String path) {
        return given().get(path).then().statusCode(200).extract().asString();
    }

    public static class Relaying implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("souk.outbox.relay", "true", "souk.outbox.poll", "1h");
        }
    }
}
