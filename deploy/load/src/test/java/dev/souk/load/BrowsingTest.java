package dev.souk.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class BrowsingTest {

    private static final String SITEMAP = "<loc>http://x/p/blue-teapot</loc><loc>http://x/c/kitchen</loc>";

    private final Vertx vertx = Vertx.vertx();
    private final ByteArrayOutputStream output = new ByteArrayOutputStream();

    @AfterEach
    void closeAll() {
        vertx.close()
                .toCompletionStage()
                .toCompletableFuture()
                .orTimeout(10, TimeUnit.SECONDS)
                .join();
    }

    @Test
    void keepsThePaceAndSaysWhereTheReadsWent() throws Exception {
        AtomicInteger reads = new AtomicInteger();
        URI shop = serve(request -> {
            if (request.path().equals("/internal/database")) {
                request.response().end("{\"nodes\":[{\"name\":\"replica-1\",\"reads\":" + reads.getAndAdd(10) + "}]}");
            } else {
                request.response().end("page");
            }
        });

        long failures = browse(shop, 50, Duration.ofSeconds(2));

        assertThat(failures).isZero();
        assertThat(text())
                .contains("Browsing " + shop + ": 3 pages, 50 requests a second")
                .contains("reads: replica-1 100 %")
                .contains("100 requests, 0 failed.");
    }

    @Test
    void countsErrorPagesAndFollowsRedirects() throws Exception {
        URI shop = serve(request -> {
            switch (request.path()) {
                case "/c/kitchen" ->
                    request.response()
                            .setStatusCode(301)
                            .putHeader("Location", "/c/moved")
                            .end();
                case "/p/blue-teapot" -> request.response().setStatusCode(503).end();
                default -> request.response().end("page");
            }
        });

        long failures = browse(shop, 100, Duration.ofSeconds(1));

        assertThat(failures).isBetween(10L, 90L);
        assertThat(text()).contains("100 requests, " + failures + " failed.", "  " + failures + " x status 503");
    }

    @Test
    void aStallCountsForEveryRequestThatWasDueInIt() throws Exception {
        AtomicInteger pages = new AtomicInteger();
        URI shop = serve(request -> {
            HttpServerResponse response = request.response();
            if (pages.incrementAndGet() == 5) {
                vertx.setTimer(900, later -> response.end());
            } else {
                response.end();
            }
        });

        BrowsePlan oneConnection = new BrowsePlan(shop, 50, 1, Duration.ofSeconds(1), List.of(), 1);
        new Browsing(oneConnection, new PrintStream(output, true, StandardCharsets.UTF_8), false).run();

        // Most of the 50 requests were due while the only connection was busy: half of them waited for long.
        String p50 = text().replaceAll("(?s).*failed\\. p50 (\\d+) ms.*", "$1");
        assertThat(Integer.parseInt(p50)).isGreaterThan(200);
    }

    @Test
    void endsWhenItIsTold() throws Exception {
        URI shop = serve(request -> request.response().end());
        Browsing browsing = browsing(shop, 10, Duration.ofMinutes(10));
        browsing.stop();

        assertThat(browsing.run()).isZero();
        assertThat(text()).contains(" requests, 0 failed.");
    }

    @Test
    void saysSoWhenThereIsNoShop() {
        URI nobody = URI.create("http://127.0.0.1:1/");

        assertThatThrownBy(() -> browse(nobody, 10, Duration.ofSeconds(1)))
                .hasMessageStartingWith("cannot read /sitemap.xml of the shop");
    }

    private long browse(URI shop, int rate, Duration duration) throws InterruptedException {
        return browsing(shop, rate, duration).run();
    }

    private Browsing browsing(URI shop, int rate, Duration duration) {
        BrowsePlan plan = new BrowsePlan(shop, rate, 8, duration, List.of(shop), 1);
        return new Browsing(plan, new PrintStream(output, true, StandardCharsets.UTF_8), false);
    }

    private String text() {
        return output.toString(StandardCharsets.UTF_8);
    }

    private URI serve(Handler<HttpServerRequest> answer) {
        int port = vertx.createHttpServer(new HttpServerOptions().setCompressionSupported(true))
                .requestHandler(request -> {
                    if (request.path().equals("/sitemap.xml")) {
                        request.response().end(SITEMAP);
                    } else {
                        answer.handle(request);
                    }
                })
                .listen(0, "127.0.0.1")
                .toCompletionStage()
                .toCompletableFuture()
                .orTimeout(10, TimeUnit.SECONDS)
                .join()
                .actualPort();
        return URI.create("http://127.0.0.1:" + port);
    }
}
