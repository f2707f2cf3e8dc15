package dev.souk.catalog.product;

import static io.restassured.RestAssured.given;

import dev.souk.catalog.StockedShop;
import dev.souk.embedded.EmbeddedRedis;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.http.RequestOptions;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/**
 * What a kept page costs, gzip and keep-alive, the ways taken in turn so that a busy machine is unfair to all: the same
 * bytes from a bare server, the page as it is kept, and, Redis being dead, the page made of the database each time. Not
 * part of the tests; {@code ./mvnw test -pl catalog-service -am -Dtest=KeptPageSpeed
 * -Dsurefire.failIfNoSpecifiedTests=false} prints the table.
 */
@QuarkusTest
@WithTestResource(StockedShop.class)
class KeptPageSpeed {

    private static final String REFERENCE = "bare Vert.x, the same bytes";
    private static final String PATH = "/p/blue-teapot";
    private static final int VISITORS = 16;
    private static final int WARM_UP_ROUNDS = 3;
    private static final int ROUNDS = 5;
    private static final int REQUESTS_A_ROUND = 3_000;

    private final Vertx vertx;
    private final Map<String, List<Double>> rates = new LinkedHashMap<>();

    @SuppressWarnings("NullAway.Init") // StockedShop sets it
    EmbeddedRedis redis;

    KeptPageSpeed(Vertx vertx) {
        this.vertx = vertx;
    }

    @Test
    void printsTheTable() throws InterruptedException {
        String cookie = given().get(PATH).cookie("souk_visitor");
        HttpClient client =
                vertx.createHttpClient(new HttpClientOptions(), new PoolOptions().setHttp1MaxSize(VISITORS));
        byte[] bytes = bytes(client, cookie);
        RequestOptions page = request(RestAssured.port, cookie);
        RequestOptions bare = request(bareServer(bytes), cookie);
        for (int round = -WARM_UP_ROUNDS; round < ROUNDS; round++) {
            measure(REFERENCE, client, bare, round);
            measure("kept page, second pass", client, page, round);
            redis.kill();
            measure("both passes, of the database", client, page, round);
            redis.heal();
            await(2_000, client, page); // until the breaker has let one through, and the page is kept
        }
        print(bytes.length);
    }

    private void measure(String way, HttpClient client, RequestOptions request, int round) throws InterruptedException {
        long started = System.nanoTime();
        await(REQUESTS_A_ROUND, client, request);
        double rate = REQUESTS_A_ROUND * 1e9 / (System.nanoTime() - started);
        if (round >= 0) {
            rates.computeIfAbsent(way, ignored -> new ArrayList<>()).add(rate);
        }
    }

    private static void await(int requests, HttpClient client, RequestOptions request) throws InterruptedException {
        AtomicInteger left = new AtomicInteger(requests);
        CountDownLatch done = new CountDownLatch(requests);
        for (int visitor = 0; visitor < VISITORS; visitor++) {
            next(client, request, left, done);
        }
        done.await();
    }

    private static void next(HttpClient client, RequestOptions request, AtomicInteger left, CountDownLatch done) {
        if (left.getAndDecrement() <= 0) {
            return;
        }
        client.request(request)
                .compose(HttpClientRequest::send)
                .compose(answer -> answer.body().map(body -> {
                    if (answer.statusCode() != 200) {
                        throw new IllegalStateException("status " + answer.statusCode());
                    }
                    return body;
                }))
                .onFailure(Throwable::printStackTrace)
                .onComplete(body -> {
                    done.countDown();
                    next(client, request, left, done);
                });
    }

    private static RequestOptions request(int port, String cookie) {
        return new RequestOptions()
                .setHost("localhost")
                .setPort(port)
                .setURI(PATH)
                .putHeader("Accept-Encoding", "gzip")
                .putHeader("Cookie", "souk_visitor=" + cookie);
    }

    private static byte[] bytes(HttpClient client, String cookie) {
        return client.request(request(RestAssured.port, cookie))
                .compose(HttpClientRequest::send)
                .compose(answer -> answer.body())
                .map(Buffer::getBytes)
                .toCompletionStage()
                .toCompletableFuture()
                .join();
    }

    private int bareServer(byte[] bytes) {
        Buffer body = Buffer.buffer(bytes);
        HttpServer server = vertx.createHttpServer()
                .requestHandler(request -> request.response()
                        .putHeader("Content-Type", "text/html; charset=UTF-8")
                        .putHeader("Content-Encoding", "gzip")
                        .end(body.copy()));
        return server.listen(0).toCompletionStage().toCompletableFuture().join().actualPort();
    }

    private void print(int length) {
        double reference = median(rates.getOrDefault(REFERENCE, List.of()));
        StringBuilder table = new StringBuilder(
                "%n%-30s %10s %8s   (%d bytes packed)%n".formatted("way", "pages/s", "ratio", length));
        rates.forEach((way, all) ->
                table.append("%-30s %10.0f %8.3f%n".formatted(way, median(all), median(all) / reference)));
        System.out.println(table);
    }

    private static double median(List<Double> rates) {
        return rates.stream().sorted().skip(rates.size() / 2).findFirst().orElseThrow();
    }
}
