package dev.souk.checkout;

import static org.awaitility.Awaitility.await;

import dev.souk.payments.SandboxPayments;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** The sandbox provider as a process of its own, as {@code ./souk up} runs it. */
public final class TestingPayments implements AutoCloseable {

    public static final String KEY = "the key of the payments provider in tests";
    public static final String WEBHOOK_SECRET = "the secret of the provider's webhooks in tests";
    public static final String APPROVED = "4242424242424242";
    public static final String DECLINED = "4000000000000002";
    public static final String INSUFFICIENT = "4000000000009995";
    public static final String SILENT = "4000000000000119";
    public static final String CHALLENGED = "4000002500003155";

    private static final Duration LIMIT = Duration.ofSeconds(60);

    private final HttpClient client = HttpClient.newHttpClient();
    private final int port;
    private final Path folder;
    private Process process;

    public TestingPayments(int port, URI shop) {
        this.port = port;
        try {
            this.folder = Files.createTempDirectory("payments");
            Files.writeString(folder.resolve("payments.properties"), """
                    port=%d
                    folder=%s
                    key=%s
                    webhook.url=%s
                    webhook.secret=%s
                    silence.millis=5000
                    """.formatted(
                            port, folder.resolve("ledger"), KEY, shop.resolve("/webhooks/payments"), WEBHOOK_SECRET));
            this.process = launch();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public String url() {
        return "http://127.0.0.1:" + port;
    }

    public void kill() {
        try {
            process.destroyForcibly().waitFor();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    public void restart() {
        try {
            process = launch();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Webhooks come so often: 0 for never. */
    public void webhooks(int times) {
        send(
                HttpRequest.newBuilder()
                        .PUT(HttpRequest.BodyPublishers.ofString(
                                "{\"webhooks\":{\"delayMillis\":0,\"times\":%d,\"beforeAnswer\":true},\"answerDelayMillis\":0}"
                                        .formatted(times))),
                "/faults");
    }

    /** What the owner of a card answers on the page behind {@code continueUrl}: pass or fail. */
    public void answer(String continueUrl, String answer) {
        try {
            HttpResponse<String> response = client.send(
                    HttpRequest.newBuilder(URI.create(continueUrl))
                            .header("Content-Type", "application/x-www-form-urlencoded")
                            .POST(HttpRequest.BodyPublishers.ofString("answer=" + answer))
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
            if (response.statusCode() != 303) {
                throw new IllegalStateException("The challenge answered " + response.statusCode());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Every charge that was ever made for this shop. */
    public List<JsonObject> charges() {
        List<JsonObject> charges = new ArrayList<>();
        long after = 0;
        while (true) {
            JsonObject page = send(HttpRequest.newBuilder().GET(), "/ledger?after=" + after);
            JsonArray items = page.getJsonArray("items");
            for (int i = 0; i < items.size(); i++) {
                JsonObject charge = items.getJsonObject(i).getJsonObject("charge");
                if (items.getJsonObject(i).getString("type").equals("charge")) {
                    charges.add(charge);
                }
            }
            if (page.getValue("next") == null) {
                return charges;
            }
            after = page.getLong("next");
        }
    }

    /** The charge of this key, or nothing. */
    public List<JsonObject> chargesOf(String key) {
        return send(
                        HttpRequest.newBuilder().GET(),
                        "/charges?idempotencyKey=" + URLEncoder.encode(key, StandardCharsets.UTF_8))
                .getJsonArray("items")
                .stream()
                .map(JsonObject.class::cast)
                .toList();
    }

    @Override
    public void close() {
        kill();
    }

    private JsonObject send(HttpRequest.Builder request, String path) {
        try {
            HttpResponse<String> response = client.send(
                    request.uri(URI.create(url() + path))
                            .header("Authorization", "Bearer " + KEY)
                            .header("Content-Type", "application/json")
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
            return new JsonObject(response.body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private Process launch() throws IOException {
        Process started = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-Xmx64m",
                        "--enable-native-access=ALL-UNNAMED",
                        "-cp",
                        System.getProperty("java.class.path"),
                        SandboxPayments.class.getName(),
                        folder.resolve("payments.properties").toString())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("payments.log").toFile())
                .start();
        await().atMost(LIMIT)
                .failFast(() -> !started.isAlive())
                .ignoreExceptions()
                .until(this::isHealthy);
        return started;
    }

    private boolean isHealthy() throws IOException, InterruptedException {
        return client.send(
                                HttpRequest.newBuilder(URI.create(url() + "/health"))
                                        .build(),
                                HttpResponse.BodyHandlers.discarding())
                        .statusCode()
                == 200;
    }
}
