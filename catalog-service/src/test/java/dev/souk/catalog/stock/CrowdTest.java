package dev.souk.catalog.stock;

import static dev.souk.catalog.stock.TestingCheckout.atOnce;
import static dev.souk.catalog.stock.TestingCheckout.post;
import static dev.souk.catalog.stock.TestingCheckout.posting;
import static dev.souk.catalog.stock.TestingCheckout.releasing;
import static dev.souk.catalog.stock.TestingCheckout.reserve;
import static dev.souk.catalog.stock.TestingCheckout.reserving;
import static org.assertj.core.api.Assertions.assertThat;

import dev.souk.catalog.TestingCatalogue;
import dev.souk.catalog.TestingClock;
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
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Many at once after the same pieces. */
@QuarkusTest
@WithTestResource(EmbeddedDatabase.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CrowdTest {

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
        try {
            assertThat(audit.run(check -> {}).await().atMost(Duration.ofSeconds(20)))
                    .isTrue();
        } finally {
            clock.reset();
        }
    }

    @Test
    void theLastHundredPiecesGoToExactlyAHundred() {
        stock(100, "last");

        Map<Integer, Long> answers = atOnce(keys("last", 1000).map(key -> reserving(key, "last 1")));
        assertThat(answers).isEqualTo(Map.of(200, 100L, 409, 900L));
        atOnce(keys("last", 1000).map(key -> posting(key, "commit")));
        assertThat(atOnce(keys("last", 1000).map(key -> posting(key, "sell")))).containsEntry(200, 100L);
        assertThat(catalogue.ask("select concat(on_hand, ' ', reserved) from stock where sku = 'last'"))
                .isEqualTo("0 0");
        assertThat(catalogue.ask("select count(*) from stock_movement where sku = 'last' and kind = 'SALE'"))
                .isEqualTo("100");
    }

    @Test
    void nobodyWaitsInACircle() {
        stock(1000, "one", "two", "three");

        Map<Integer, Long> answers = atOnce(IntStream.range(0, 200)
                .mapToObj(number -> reserving(
                        "circle-" + number,
                        switch (number % 3) {
                            case 0 -> "one 1, two 1, three 1";
                            case 1 -> "three 1, two 1, one 1";
                            default -> "two 1, three 1";
                        })));
        assertThat(answers).isEqualTo(Map.of(200, 200L));
        assertThat(catalogue.ask(
                        "select group_concat(reserved order by sku) from stock where sku in ('one', 'two', 'three')"))
                .isEqualTo("134,200,200");
    }

    @Test
    void theSameStepAtOnceIsDoneOnce() {
        stock(50, "twice");

        assertThat(atOnce(repeat(20, reserving("twice-1", "twice 3")))).containsOnlyKeys(200);
        assertThat(atOnce(repeat(20, posting("twice-1", "commit")))).containsOnlyKeys(200);
        assertThat(atOnce(repeat(20, posting("twice-1", "sell")))).containsOnlyKeys(200);
        reserve("twice-2", "twice 4").statusCode(200);
        assertThat(atOnce(repeat(20, releasing("twice-2")))).containsOnlyKeys(204);
        assertThat(level("twice")).isEqualTo("47 0");
        assertThat(atOnce(repeat(20, posting("twice-1", "return")))).containsOnlyKeys(200);
        assertThat(level("twice")).isEqualTo("50 0");
    }

    @Test
    void committingAndReleasingAtOnceEndsInOneOfThem() {
        stock(20, "either");
        for (int round = 0; round < 10; round++) {
            String key = "either-" + round;
            reserve(key, "either 1").statusCode(200);
            atOnce(Stream.of(posting(key, "commit"), releasing(key), posting(key, "sell"), releasing(key)));
        }
        String sold = catalogue.ask("select count(*) from reservation where id like 'either-%' and status = 'SOLD'");
        assertThat(level("either")).isEqualTo(20 - Integer.parseInt(sold) + " 0");
    }

    @Test
    void podsThatExpireSideBySideGiveBackOnce() {
        stock(300, "lapse");
        assertThat(atOnce(keys("lapse", 120).map(key -> reserving(key, "lapse 2"))))
                .isEqualTo(Map.of(200, 120L));
        clock.turnOn(Duration.ofMinutes(16));

        CompletableFuture<Integer> one = expireReservations.run().subscribeAsCompletionStage();
        CompletableFuture<Integer> other = expireReservations.run().subscribeAsCompletionStage();
        assertThat(one.join() + other.join()).isGreaterThanOrEqualTo(120);
        assertThat(expireReservations.run().await().atMost(Duration.ofSeconds(20)))
                .isZero();
        assertThat(level("lapse")).isEqualTo("300 0");
    }

    @Test
    void anImportAmongBuyersKeepsTheBooks() {
        stock(100, "busy-1", "busy-2", "busy-3");

        CompletableFuture<Map<Integer, Long>> buyers = CompletableFuture.supplyAsync(
                () -> atOnce(keys("busy", 150).map(key -> reserving(key, "busy-1 1, busy-2 1, busy-3 1"))));
        for (int pieces = 101; pieces < 111; pieces++) {
            stock(pieces, "busy-1", "busy-2", "busy-3");
        }
        assertThat(buyers.join().keySet()).isSubsetOf(Set.of(200, 409));
    }

    @Test
    void aSoldOutPieceIsRefusedToAllWhoCommitted() {
        stock(1, "single");
        reserve("single-1", "single 1").statusCode(200);
        post("single-1", "commit").statusCode(200);

        assertThat(atOnce(keys("single-late", 50).map(key -> reserving(key, "single 1"))))
                .isEqualTo(Map.of(409, 50L));
    }

    private void stock(int pieces, String... skus) {
        StringBuilder feed = new StringBuilder("id,title,price,quantity\n");
        for (String sku : skus) {
            feed.append("%1$s,Crowd %1$s,5 USD,%2$d\n".formatted(sku, pieces));
        }
        catalogue.take(feed.toString());
    }

    private String level(String sku) {
        return catalogue.ask("select concat(on_hand, ' ', reserved) from stock where sku = '" + sku + "'");
    }

    private static Stream<String> keys(String prefix, int count) {
        return IntStream.rangeClosed(1, count).mapToObj(number -> prefix + "-" + number);
    }

    private static Stream<TestingCheckout.Call> repeat(int times, TestingCheckout.Call call) {
        return IntStream.range(0, times).mapToObj(time -> call);
    }
}
