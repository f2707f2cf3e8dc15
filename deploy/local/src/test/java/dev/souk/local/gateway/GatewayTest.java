package dev.souk.local.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import dev.souk.embedded.FreePort;
import io.vertx.core.Handler;
import io.vertx.core.MultiMap;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import java.io.ByteArrayInputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class GatewayTest {

    private static final GatewayLimits LIMITS = new GatewayLimits(
            Duration.ofMillis(500),
            Duration.ofMillis(1500),
            Duration.ofSeconds(20),
            Duration.ofSeconds(3),
            Duration.ofMillis(20),
            1000);

    private final Vertx vertx = Vertx.vertx();
    /** Offers HTTP/2 with its first request, as some programs do. */
    private final HttpClient client = HttpClient.newHttpClient();

    private URI gateway = URI.create("http://127.0.0.1");

    @AfterEach
    void closeAll() throws Exception {
        vertx.close()
                .toCompletionStage()
                .toCompletableFuture()
                .orTimeout(10, TimeUnit.SECONDS)
                .join();
    }

    @Test
    void passesARequestAndItsAnswerOn() throws Exception {
        try (TestingBackend catalog = catalog(request -> request.response()
                .putHeader("ETag", "\"v1\"")
                .putHeader("Content-Encoding", "gzip")
                .putHeader("Vary", "Accept-Encoding, Cookie")
                .putHeader("Connection", "X-Inside")
                .putHeader("X-Inside", "secret")
                .putHeader("Keep-Alive", "timeout=1")
                .end(Buffer.buffer(new byte[] {31, -117, 1, 2})))) {
            HttpResponse<byte[]> answer = client.send(
                    request("/p/teapot?colour=a%20b")
                            .header("Accept-Encoding", "gzip")
                            .build(),
                    BodyHandlers.ofByteArray());

            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(answer.body()).containsExactly(31, -117, 1, 2);
            assertThat(answer.headers().map())
                    .containsEntry("etag", List.of("\"v1\""))
                    .containsEntry("content-encoding", List.of("gzip"))
                    .containsEntry("vary", List.of("Accept-Encoding, Cookie"))
                    .doesNotContainKeys("x-inside", "keep-alive");
            assertThat(catalog.requests()).containsExactly("GET /p/teapot?colour=a%20b");
        }
    }

    @Test
    void answersHeadAndNotModifiedWithoutABody() throws Exception {
        try (TestingBackend catalog = catalog(request -> {
            boolean known = "\"v1\"".equals(request.getHeader("If-None-Match"));
            request.response().putHeader("ETag", "\"v1\"").setStatusCode(known ? 304 : 200);
            if (!known) {
                request.response().putHeader("Content-Length", "6");
            }
            request.response().end(known || request.method().equals(HttpMethod.HEAD) ? "" : "a page");
        })) {
            assertThat(get("/", "If-None-Match", "\"v1\"").statusCode()).isEqualTo(304);
            HttpResponse<String> head = client.send(
                    request("/").method("HEAD", BodyPublishers.noBody()).build(), BodyHandlers.ofString());
            assertThat(head.statusCode()).isEqualTo(200);
            assertThat(head.headers().firstValue("content-length")).hasValue("6");
            assertThat(get("/").body()).isEqualTo("a page");
            assertThat(catalog.requests()).hasSize(3);
        }
    }

    @Test
    void replacesWhatTheClientClaimsAboutItself() throws Exception {
        CompletableFuture<MultiMap> seen = new CompletableFuture<>();
        try (TestingBackend catalog = catalog(request -> {
            seen.complete(request.headers());
            request.response().end();
        })) {
            client.send(
                    request("/")
                            .header("Forwarded", "for=10.0.0.1")
                            .header("X-Forwarded-For", "10.0.0.1")
                            .header("X-Forwarded-Proto", "https")
                            .header("X-Forwarded-Prefix", "/evil")
                            .header("X-Real-IP", "10.0.0.1")
                            .header("X-Other", "kept")
                            .build(),
                    BodyHandlers.ofString());

            MultiMap headers = seen.get(5, TimeUnit.SECONDS);
            assertThat(headers.get("Host")).isEqualTo(gateway.getAuthority());
            assertThat(headers.getAll("X-Forwarded-For")).containsExactly("127.0.0.1");
            assertThat(headers.getAll("X-Forwarded-Proto")).containsExactly("http");
            assertThat(headers.getAll("X-Forwarded-Host")).containsExactly(gateway.getAuthority());
            assertThat(headers.contains("Forwarded")).isFalse();
            assertThat(headers.contains("X-Forwarded-Prefix")).isFalse();
            assertThat(headers.contains("X-Real-IP")).isFalse();
            assertThat(headers.get("X-Other")).isEqualTo("kept");
            assertThat(catalog.requests()).hasSize(1);
        }
    }

    @Test
    void keepsTheInsideInside() throws Exception {
        try (TestingBackend catalog = catalog(request -> request.response().end("catalog"))) {
            assertThat(get("/q/health/ready").statusCode()).isEqualTo(404);
            assertThat(get("/internal/database").statusCode()).isEqualTo(404);
            assertThat(rawGet("/p/../internal/database")).startsWith("HTTP/1.1 404");
            assertThat(rawGet("http://x/internal/database")).startsWith("HTTP/1.1 404");
            assertThat(catalog.requests()).containsExactly("GET /not-found");
        }
    }

    @Test
    void showsTheCataloguesNotFoundPageForPathsOfNobody() throws Exception {
        try (TestingBackend catalog = catalog(request -> request.response().end("the shop's own 404"))) {
            HttpResponse<String> page = get("/nowhere?x=1");
            HttpResponse<String> notYet = get("/cart");
            HttpResponse<String> json = get("/api/v1/carts");
            HttpResponse<String> post = post("/cart/lines", "sku=1");

            assertThat(page.statusCode()).isEqualTo(404);
            assertThat(page.body()).isEqualTo("the shop's own 404");
            assertThat(notYet.statusCode()).isEqualTo(404);
            assertThat(json.statusCode()).isEqualTo(404);
            assertThat(json.headers().firstValue("content-type")).hasValue("application/problem+json");
            assertThat(post.statusCode()).isEqualTo(404);
            assertThat(catalog.requests()).containsExactly("GET /not-found", "GET /not-found");
        }
    }

    @Test
    void triesAGetAgainWhenTheConnectionBreaksBeforeTheAnswer() throws Exception {
        AtomicInteger tries = new AtomicInteger();
        try (TestingBackend catalog = catalog(request -> {
            if (tries.incrementAndGet() < 3) {
                request.connection().close();
            } else {
                request.response().end("third time");
            }
        })) {
            assertThat(get("/p/teapot").body()).isEqualTo("third time");
            assertThat(catalog.requests()).hasSize(3);
        }
    }

    @Test
    void passesAFormAndTheWayBackOn() throws Exception {
        String form = "_token=abc%20d&sku=T-1&quantity=2";
        try (TestingBackend cart = TestingBackend.start(
                vertx,
                request -> request.body()
                        .onSuccess(body -> request.response()
                                .setStatusCode(303)
                                .putHeader("Location", "/cart")
                                .putHeader("Set-Cookie", List.<String>of("souk_cart=2", "souk_visitor=v"))
                                .putHeader(
                                        "Seen",
                                        request.getHeader("Origin") + " " + request.getHeader("Cookie") + " " + body)
                                .end()))) {
            start(Map.of(Backend.CART, cart.address()), LIMITS);
            HttpResponse<String> answer = client.send(
                    request("/cart/lines")
                            .headers("Content-Type", "application/x-www-form-urlencoded")
                            .headers("Origin", "http://localhost:8080", "Cookie", "souk_visitor=v")
                            .POST(BodyPublishers.ofString(form))
                            .build(),
                    BodyHandlers.ofString());

            assertThat(answer.statusCode()).isEqualTo(303);
            assertThat(answer.headers().firstValue("Location")).contains("/cart");
            assertThat(answer.headers().allValues("Set-Cookie")).containsExactly("souk_cart=2", "souk_visitor=v");
            assertThat(answer.headers().firstValue("Seen")).contains("http://localhost:8080 souk_visitor=v " + form);
            assertThat(cart.requests()).containsExactly("POST /cart/lines");
        }
    }

    @Test
    void passesAWebhookOnAsItWasSigned() throws Exception {
        try (TestingBackend checkout = TestingBackend.start(
                vertx,
                request -> request.body()
                        .onSuccess(
                                body -> request.response().end(request.getHeader("Sandbox-Signature") + " " + body)))) {
            start(Map.of(Backend.CHECKOUT, checkout.address()), LIMITS);
            HttpResponse<String> answer = client.send(
                    request("/webhooks/payments")
                            .header("Sandbox-Signature", "t=1,v1=ab")
                            .POST(BodyPublishers.ofString("{\"id\": \"evt_1\"}"))
                            .build(),
                    BodyHandlers.ofString());

            assertThat(answer.body()).isEqualTo("t=1,v1=ab {\"id\": \"evt_1\"}");
        }
    }

    @Test
    void neverSendsAPostTwice() throws Exception {
        try (TestingBackend catalog = catalog(
                request -> request.endHandler(end -> request.connection().close()))) {
            HttpResponse<String> answer = post("/search", "q=teapot");

            assertThat(answer.statusCode()).isEqualTo(503);
            assertThat(answer.headers().firstValue("retry-after")).isPresent();
            assertThat(catalog.requests()).containsExactly("POST /search");
        }
    }

    @Test
    void waitsForAServiceThatIsStarting() throws Exception {
        URI address;
        try (TestingBackend catalog = catalog(request -> request.response().end())) {
            address = catalog.address();
            assertThat(get("/").statusCode()).isEqualTo(200);
        }
        CompletableFuture<HttpResponse<String>> early =
                client.sendAsync(request("/p/early").build(), BodyHandlers.ofString());
        try (TestingBackend again = TestingBackend.startAt(
                address, vertx, request -> request.response().end("started"))) {
            assertThat(early.get(10, TimeUnit.SECONDS).body()).isEqualTo("started");
            assertThat(again.requests()).containsExactly("GET /p/early");
        }
    }

    @Test
    void saysSoWhenAServiceStaysDead() throws Exception {
        start(
                Map.of(Backend.CATALOG, nobody()),
                new GatewayLimits(
                        Duration.ofMillis(500),
                        Duration.ofSeconds(1),
                        Duration.ofSeconds(1),
                        Duration.ofMillis(100),
                        Duration.ofMillis(20),
                        1000));

        HttpResponse<String> page = get("/");
        HttpResponse<String> json = get("/api/v1/products");
        HttpResponse<String> post = post("/search", "q=x");

        assertThat(page.statusCode()).isEqualTo(503);
        assertThat(page.headers().firstValue("retry-after")).hasValue("5");
        assertThat(page.headers().firstValue("content-type")).hasValue("text/html; charset=utf-8");
        assertThat(json.statusCode()).isEqualTo(503);
        assertThat(json.headers().firstValue("content-type")).hasValue("application/problem+json");
        assertThat(json.body()).contains("\"status\":503");
        assertThat(post.statusCode()).isEqualTo(503);
    }

    @Test
    void givesUpOnAServiceThatNeverAnswers() throws Exception {
        try (TestingBackend catalog = catalog(request -> {})) {
            HttpResponse<String> answer = get("/p/teapot");

            assertThat(answer.statusCode()).isEqualTo(504);
            assertThat(answer.headers().firstValue("retry-after")).isPresent();
            assertThat(catalog.requests()).hasSize(1);
        }
    }

    @Test
    void waitsLongerForWhatBecomesOfAProductFeed() throws Exception {
        try (TestingBackend catalog = catalog(request -> vertx.setTimer(
                2 * LIMITS.answer().toMillis(), taken -> request.response().end("taken in")))) {
            assertThat(post("/api/v1/admin/catalog/feed", bytes(900), true).body())
                    .isEqualTo("taken in");
            assertThat(catalog.requests()).hasSize(1);
        }
    }

    @Test
    void asksTheNextServiceForWhatAllHave() throws Exception {
        try (TestingBackend cart =
                TestingBackend.start(vertx, request -> request.response().end("body {}"))) {
            start(Map.of(Backend.CATALOG, nobody(), Backend.CART, cart.address()), LIMITS);

            assertThat(get("/assets/shop-1a.css").body()).isEqualTo("body {}");
        }
    }

    @Test
    void refusesBodiesBeyondTheLimit() throws Exception {
        try (TestingBackend catalog = catalog(request ->
                request.body().onSuccess(body -> request.response().end("" + body.length())))) {
            byte[] small = bytes(1000);
            byte[] large = bytes(1001);

            assertThat(post("/search", small, true).body()).isEqualTo("1000");
            assertThat(post("/search", small, false).body()).isEqualTo("1000");
            assertThat(post("/search", large, true).statusCode()).isEqualTo(413);
            assertThat(post("/search", large, false).statusCode()).isEqualTo(413);
            assertThat(catalog.requests()).hasSizeBetween(2, 3);
        }
    }

    @Test
    void passesALargeAnswerToASlowReader() throws Exception {
        int size = 3 << 20;
        try (TestingBackend catalog = catalog(request -> request.response().end(Buffer.buffer(bytes(size))))) {
            assertThat(get("/").body()).hasSize(size);
            assertThat(catalog.requests()).hasSize(1);
        }
    }

    @Test
    void letsGoOfTheServiceWhenTheVisitorLeaves() throws Exception {
        CompletableFuture<Void> left = new CompletableFuture<>();
        CompletableFuture<Void> asked = new CompletableFuture<>();
        try (TestingBackend catalog = catalog(request -> {
            request.response().closeHandler(left::complete);
            asked.complete(null);
        })) {
            try (Socket visitor = new Socket(InetAddress.getLoopbackAddress(), gateway.getPort())) {
                visitor.getOutputStream()
                        .write("GET /p/x HTTP/1.1\r\nHost: x\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
                asked.get(5, TimeUnit.SECONDS);
            }
            Awaitility.await().atMost(Duration.ofSeconds(1)).until(left::isDone);
            assertThat(catalog.requests()).hasSize(1);
        }
    }

    private TestingBackend catalog(Handler<HttpServerRequest> answer) throws Exception {
        TestingBackend backend = TestingBackend.start(vertx, answer);
        start(Map.of(Backend.CATALOG, backend.address()), LIMITS);
        return backend;
    }

    private void start(Map<Backend, URI> backends, GatewayLimits limits) throws Exception {
        int port = new Gateway(vertx, backends, limits)
                .listen("127.0.0.1", 0)
                .toCompletionStage()
                .toCompletableFuture()
                .orTimeout(10, TimeUnit.SECONDS)
                .join()
                .actualPort();
        gateway = URI.create("http://127.0.0.1:" + port);
    }

    private HttpResponse<String> get(String path, String... headers) throws Exception {
        HttpRequest.Builder request = request(path);
        if (headers.length > 0) {
            request.headers(headers);
        }
        return client.send(request.build(), BodyHandlers.ofString());
    }

    private HttpResponse<String> post(String path, String body) throws Exception {
        return post(path, body.getBytes(StandardCharsets.UTF_8), true);
    }

    private HttpResponse<String> post(String path, byte[] body, boolean announced) throws Exception {
        HttpRequest.BodyPublisher publisher = announced
                ? BodyPublishers.ofByteArray(body)
                : BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(body));
        return client.send(request(path).POST(publisher).build(), BodyHandlers.ofString());
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(gateway.resolve(path)).timeout(Duration.ofSeconds(10));
    }

    private String rawGet(String target) throws Exception {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), gateway.getPort())) {
            socket.setSoTimeout(5000);
            socket.getOutputStream()
                    .write(("GET " + target + " HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n")
                            .getBytes(StandardCharsets.US_ASCII));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static URI nobody() {
        return URI.create("http://127.0.0.1:" + FreePort.find());
    }

    private static byte[] bytes(int count) {
        byte[] bytes = new byte[count];
        Arrays.fill(bytes, (byte) 'a');
        return bytes;
    }
}
