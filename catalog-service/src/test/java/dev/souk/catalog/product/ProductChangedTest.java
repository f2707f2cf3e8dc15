package dev.souk.catalog.product;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.souk.cache.Caches;
import dev.souk.catalog.TestingCatalogue;
import dev.souk.catalog.feed.ImportFeed;
import dev.souk.embedded.EmbeddedCluster;
import dev.souk.embedded.MariaDbNode;
import dev.souk.embedded.junit.EmbeddedDatabase;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Redis;
import io.vertx.redis.client.Request;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** A service that keeps its pages while products are imported. Its relay would look by itself only once an hour. */
@QuarkusTest
@WithTestResource(EmbeddedDatabase.class)
@TestProfile(ProductChangedTest.Relaying.class)
class ProductChangedTest {

    private static final Duration LONG = Duration.ofSeconds(30);
    private static final String LAMP = "/p/changing-lamp";
    private static final String RUG = "/p/lasting-rug";
    private static final String RUGS = "/search?q=rug";

    private final ImportFeed importFeed;
    private final Redis redis;
    private final Caches caches;

    @SuppressWarnings("NullAway.Init") // EmbeddedDatabase sets it
    EmbeddedCluster cluster;

    ProductChangedTest(ImportFeed importFeed, Redis redis, Caches caches) {
        this.importFeed = importFeed;
        this.redis = redis;
        this.caches = caches;
    }

    @Test
    void aChangedPriceIsShownAndPagesWithoutThatProductStay() {
        TestingCatalogue catalogue = new TestingCatalogue(importFeed, cluster);
        catalogue.take("id,title,price,product_type\nlamp,Changing lamp,5 USD,Lamps\nrug,Lasting rug,90 USD,Rugs\n");
        awaitKept(LAMP, LAMP);
        awaitKept(RUG, RUG);
        catalogue.change("update variant set price = 9100 where sku = 'rug'");
        catalogue.awaitReplicas();

        catalogue.take("id,title,price,product_type\nlamp,Changing lamp,7 USD,Lamps\nrug,Lasting rug,90 USD,Rugs\n");

        await().atMost(LONG).untilAsserted(() -> assertThat(page(LAMP)).contains("$7.00"));
        assertThat(page(RUG)).contains("$90.00").doesNotContain("$91.00");
        assertThat(catalogue.ask("select count(*) from outbox where topic = 'product-changed'"))
                .isEqualTo("1");
    }

    @Test
    void aNewProductIsOnTheListsThatWereKept() {
        TestingCatalogue catalogue = new TestingCatalogue(importFeed, cluster);
        catalogue.take("id,title,price\nfirst,First rug,90 USD\n");
        assertThat(page(RUGS)).contains("First rug").doesNotContain("Second rug"); // kept in the process alone

        catalogue.take("id,title,price\nsecond,Second rug,80 USD\n");

        await().atMost(LONG).untilAsserted(() -> assertThat(page(RUGS)).contains("Second rug"));
    }

    /** The navigation is on every page, and is the same. */
    @Test
    void aChangedTitleLeavesPagesWithoutThatProductAlone() {
        TestingCatalogue catalogue = new TestingCatalogue(importFeed, cluster);
        catalogue.take("id,title,price,product_type\nvase,Old vase,5 USD,Vases\nmat,Lasting mat,90 USD,Mats\n");
        awaitKept("/p/lasting-mat", "/p/lasting-mat");
        catalogue.change("update variant set price = 9100 where sku = 'mat'");
        catalogue.awaitReplicas();

        catalogue.take("id,title,price,product_type\nvase,\"Old, vase!\",5 USD,Vases\n");

        await().atMost(LONG).untilAsserted(() -> assertThat(page("/p/old-vase")).contains("Old, vase!"));
        assertThat(page("/p/lasting-mat")).contains("$90.00").doesNotContain("$91.00");
    }

    /** Whatever drops it again while they lag: what is made from now on has seen the change. */
    @Test
    void replicasThatLagBringNothingBack() {
        TestingCatalogue catalogue = new TestingCatalogue(importFeed, cluster);
        catalogue.take("id,title,price\nlate,Late lamp,5 USD\n");
        awaitKept("/p/late-lamp", "/p/late-lamp");
        MariaDbNode replica = cluster.replicas().getFirst();
        String price = "select price from variant where sku = 'late'";
        await().atMost(LONG).until(() -> catalogue.ask(replica, price).equals("500"));
        cluster.replicas().forEach(each -> each.delayReplication(Duration.ofSeconds(40)));
        try {
            catalogue.takeAndGo("id,title,price\nlate,Late lamp,7 USD\n");
            await().pollInterval(Duration.ofMillis(20))
                    .atMost(LONG)
                    .untilAsserted(() -> assertThat(page("/p/late-lamp")).contains("$7.00"));
            assertThat(catalogue.ask(replica, price)).as("on the replica").isEqualTo("500");
            for (int i = 0; i < 20; i++) {
                caches.drop(Set.of("page", "product", "card"), "").await().atMost(LONG);
                assertThat(page("/p/late-lamp")).contains("$7.00").doesNotContain("$5.00");
            }
        } finally {
            cluster.heal();
        }
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
            // Replicas that lag by a minute would do for anybody else.
            return Map.of("souk.outbox.relay", "true", "souk.outbox.poll", "1h", "souk.db.max-lag", "1m");
        }
    }
}
