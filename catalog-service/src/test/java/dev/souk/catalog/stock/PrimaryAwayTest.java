package dev.souk.catalog.stock;

import static dev.souk.catalog.stock.TestingCheckout.atOnce;
import static dev.souk.catalog.stock.TestingCheckout.onceEach;
import static dev.souk.catalog.stock.TestingCheckout.post;
import static dev.souk.catalog.stock.TestingCheckout.reserve;
import static dev.souk.catalog.stock.TestingCheckout.reserving;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.notNullValue;

import dev.souk.catalog.TestingCatalogue;
import dev.souk.catalog.feed.ImportFeed;
import dev.souk.embedded.EmbeddedCluster;
import dev.souk.embedded.junit.EmbeddedDatabase;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(EmbeddedDatabase.class)
class PrimaryAwayTest {

    private static final Duration LIMIT = Duration.ofSeconds(60); // a server takes seconds to start on a busy machine

    @Inject
    ImportFeed importFeed;

    @Inject
    StockAudit audit;

    @SuppressWarnings("NullAway.Init") // the test resource sets it
    EmbeddedCluster cluster;

    @AfterEach
    void bringItBack() {
        cluster.primary().heal();
        await().atMost(LIMIT).untilAsserted(() -> post("nobody", "commit").statusCode(409));
    }

    @Test
    void whatWasAcknowledgedIsThereAndTheRestCanBeAskedForAgain() {
        TestingCatalogue catalogue = new TestingCatalogue(importFeed, cluster);
        catalogue.take("id,title,price,quantity\ndies-1,Mortal,5 USD,500\ndies-2,Mortal too,5 USD,500\n");
        CompletableFuture<Map<Integer, Long>> crowd = CompletableFuture.supplyAsync(() -> onceEach(crowd()));
        await().atMost(LIMIT)
                .until(() -> !catalogue
                        .ask("select reserved from stock where sku = 'dies-1'")
                        .equals("0"));

        cluster.primary().kill();
        reserve("dies-late", "dies-1 1").statusCode(503).header("Retry-After", notNullValue());
        Map<Integer, Long> answers = crowd.join();
        assertThat(answers.keySet()).isSubsetOf(Set.of(200, 503));

        bringItBack();
        long acknowledged = answers.getOrDefault(200, 0L);
        assertThat(Long.parseLong(catalogue.ask("select reserved from stock where sku = 'dies-1'")))
                .isBetween(acknowledged, 300L);
        assertThat(atOnce(crowd())).isEqualTo(Map.of(200, 300L));
        assertThat(catalogue.ask("select group_concat(reserved) from stock where sku in ('dies-1', 'dies-2')"))
                .isEqualTo("300,300");
        assertThat(audit.run(check -> {}).await().atMost(LIMIT)).isTrue();
    }

    private static Stream<TestingCheckout.Call> crowd() {
        return IntStream.range(0, 300).mapToObj(number -> reserving("dies-" + number, "dies-1 1, dies-2 1"));
    }
}
