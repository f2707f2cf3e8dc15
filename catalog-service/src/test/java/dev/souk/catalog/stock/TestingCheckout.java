package dev.souk.catalog.stock;

import static io.restassured.RestAssured.given;

import io.restassured.RestAssured;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Reserves and sells as checkout-service does, over HTTP, one call at a time or many at once. */
final class TestingCheckout {

    private static final String SECRET = "checkout-in-tests-0123456789abcdef";
    private static final HttpClient CLIENT =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private static final int TRIES = 20;
    private static final Executor LATER = CompletableFuture.delayedExecutor(1, TimeUnit.SECONDS);

    static ValidatableResponse reserve(String key, String lines) {
        return reserve(key, lines, Instant.now().plus(15, ChronoUnit.MINUTES));
    }

    /** @param lines {@code "A 2, B 1"} */
    static ValidatableResponse reserve(String key, String lines, Instant expiresAt) {
        return caller().body(body(lines, expiresAt))
                .put("/internal/reservations/" + key)
                .then();
    }

    static ValidatableResponse post(String key, String step) {
        return caller().post("/internal/reservations/" + key + "/" + step).then();
    }

    static ValidatableResponse uncommit(String key, Instant expiresAt) {
        return caller().body("{\"expiresAt\":\"" + expiresAt + "\"}")
                .post("/internal/reservations/" + key + "/uncommit")
                .then();
    }

    static ValidatableResponse release(String key) {
        return caller().delete("/internal/reservations/" + key).then();
    }

    static RequestSpecification caller() {
        return given().header("Authorization", "Bearer " + SECRET).contentType("application/json");
    }

    /** Pieces of each SKU that can be had. */
    static Map<String, Integer> available(String... skus) {
        String body =
                Stream.of(skus).map(sku -> "\"" + sku + "\"").collect(Collectors.joining(",", "{\"skus\":[", "]}"));
        List<Map<String, Object>> offers = caller().body(body)
                .post("/internal/offers")
                .then()
                .statusCode(200)
                .extract()
                .path("offers");
        return offers.stream().collect(Collectors.toMap(offer -> (String) offer.get("sku"), offer ->
                (Integer) offer.get("available")));
    }

    static Call reserving(String key, String lines) {
        return new Call("PUT", key, body(lines, Instant.now().plus(15, ChronoUnit.MINUTES)));
    }

    static Call posting(String key, String step) {
        return new Call("POST", key + "/" + step, "");
    }

    static Call releasing(String key) {
        return new Call("DELETE", key, "");
    }

    /** All calls at once, again where it is too crowded; how many were answered with each status. */
    static Map<Integer, Long> atOnce(Stream<Call> calls) {
        return count(calls.map(call -> call.insist(TRIES)));
    }

    /** The same, taking no for an answer. */
    static Map<Integer, Long> onceEach(Stream<Call> calls) {
        return count(calls.map(Call::send));
    }

    private static Map<Integer, Long> count(Stream<CompletableFuture<Integer>> answers) {
        List<CompletableFuture<Integer>> statuses = answers.toList();
        return statuses.stream()
                .map(CompletableFuture::join)
                .collect(Collectors.groupingBy(status -> status, Collectors.counting()));
    }

    record Call(String method, String path, String body) {

        CompletableFuture<Integer> insist(int tries) {
            return send().thenCompose(status -> status == 503 && tries > 1
                    ? CompletableFuture.runAsync(() -> {}, LATER).thenCompose(later -> insist(tries - 1))
                    : CompletableFuture.completedFuture(status));
        }

        CompletableFuture<Integer> send() {
            URI address = URI.create(RestAssured.baseURI + ":" + RestAssured.port + "/internal/reservations/" + path);
            HttpRequest request = HttpRequest.newBuilder(address)
                    .method(method, BodyPublishers.ofString(body))
                    .header("Authorization", "Bearer " + SECRET)
                    .header("Content-Type", "application/json")
                    .build();
            return CLIENT.sendAsync(request, BodyHandlers.discarding()).thenApply(HttpResponse::statusCode);
        }
    }

    private static String body(String lines, Instant expiresAt) {
        return Stream.of(lines.split(", ", -1))
                .map(line -> line.split(" ", -1))
                .map(line -> "{\"sku\":\"%s\",\"quantity\":%s}".formatted(line[0], line[1]))
                .collect(Collectors.joining(",", "{\"lines\":[", "],\"expiresAt\":\"%s\"}".formatted(expiresAt)));
    }

    private TestingCheckout() {}
}
