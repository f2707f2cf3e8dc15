package dev.souk.catalog.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.souk.cache.CacheState;
import dev.souk.cache.Caches;
import dev.souk.catalog.StockedShop;
import dev.souk.catalog.TestingCatalogue;
import dev.souk.catalog.feed.ImportFeed;
import dev.souk.catalog.warm.PagesToWarm;
import dev.souk.embedded.EmbeddedCluster;
import dev.souk.embedded.FreePort;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.vertx.VertxContextSupport;
import jakarta.inject.Inject;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(StockedShop.class)
class WarmCommandTest {

    private static final Duration LONG = Duration.ofSeconds(30);

    /** Home, four categories, 53 products. */
    private static final int ALL = 58;

    @Inject
    WarmCommand command;

    @Inject
    PagesToWarm pages;

    @Inject
    Caches caches;

    @Inject
    ImportFeed importFeed;

    @TestHTTPResource
    @SuppressWarnings("NullAway.Init") // Quarkus sets it
    URI address;

    @SuppressWarnings("NullAway.Init") // the test resource sets it
    EmbeddedCluster cluster;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @AfterEach
    void forgetSales() {
        catalogue().change("delete from stock_movement where reference like 'warm-%'");
        catalogue().awaitReplicas();
    }

    @Test
    void whatSellsComesFirstBehindTheCategoriesFromTheTopDown() throws Throwable {
        catalogue().change("""
                insert into stock_movement (sku, kind, reference, pieces, at) values
                    ('BOWL-7', 'SALE', 'warm-1', -5, utc_timestamp()),
                    ('BOWL-8', 'SALE', 'warm-1', -9, utc_timestamp()),
                    ('BOWL-8', 'RETURN', 'warm-1', 6, utc_timestamp()),
                    ('BOWL-9', 'SALE', 'warm-1', -99, utc_timestamp() - interval 31 day),
                    ('POT-T-S', 'SALE', 'warm-1', -2, utc_timestamp()),
                    ('POT-S-L', 'SALE', 'warm-1', -2, utc_timestamp())
                """);
        catalogue().awaitReplicas();

        assertThat(paths(10))
                .containsExactly(
                        "/",
                        "/c/kitchen",
                        "/c/empty-stall",
                        "/c/teapots",
                        "/c/bowls",
                        "/p/bowl-7",
                        "/p/blue-teapot",
                        "/p/bowl-8",
                        "/p/long",
                        "/p/bowl-50");
    }

    @Test
    void makesEveryPageAndSaysHowFarItIs() {
        await().atMost(LONG.multipliedBy(3)).until(this::allAreMadeAndKept); // a busy machine may miss Redis' limit

        assertThat(printed(out)).contains("%d of %d pages of %s are made, in".formatted(ALL, ALL, address));
        assertThat(printed(err).lines().toList())
                .last()
                .asString()
                .matches("\\d+ of " + ALL + " pages, \\d+/s, \\d+ s left");
    }

    /** That of a category without products stays in the process: there is no end of categories that are none. */
    private boolean allAreMadeAndKept() {
        err.reset();
        out.reset();
        caches.dropAll().await().atMost(LONG);
        return run(new Command.Warm(20, 10_000, address)) == CommandRun.DONE
                && Long.valueOf(ALL - 1).equals(pagesInRedis());
    }

    @Test
    void makesNoMoreThanItIsAsked() {
        assertThat(run(new Command.Warm(1000, 7, address))).isEqualTo(CommandRun.DONE);
        assertThat(printed(out)).startsWith("7 of 7 pages");
    }

    @Test
    void countsFailuresAndGivesUpOnAShopThatAnswersNothing() {
        URI nobody = URI.create("http://localhost:" + FreePort.find());

        assertThat(run(new Command.Warm(1000, 10_000, nobody))).isEqualTo(CommandRun.FAILED);

        assertThat(printed(out))
                .matches("(?s)0 of " + ALL + " pages of " + nobody
                        + " are made, in [0-9.]+ s; 2\\d failed: 2\\d x \\w*ConnectException\\R");
    }

    private List<String> paths(int limit) throws Throwable {
        return VertxContextSupport.subscribeAndAwait(() -> pages.paths(limit));
    }

    private int run(Command.Warm warm) {
        return command.run(warm, print(out), print(err));
    }

    private @Nullable Long pagesInRedis() {
        return caches.state().await().atMost(LONG).caches().stream()
                .filter(cache -> cache.kind().equals("page"))
                .map(CacheState::inRedis)
                .findFirst()
                .orElse(null);
    }

    private TestingCatalogue catalogue() {
        return new TestingCatalogue(importFeed, cluster);
    }

    private static PrintStream print(ByteArrayOutputStream stream) {
        return new PrintStream(stream, true, StandardCharsets.UTF_8);
    }

    private static String printed(ByteArrayOutputStream stream) {
        return stream.toString(StandardCharsets.UTF_8);
    }
}
