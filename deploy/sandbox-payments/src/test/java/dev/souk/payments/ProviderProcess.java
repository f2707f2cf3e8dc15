package dev.souk.payments;

import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.souk.embedded.FreePort;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/** The program, started with a folder of its own, and a client that has its key. */
final class ProviderProcess implements AutoCloseable {

    static final String KEY = "key-of-the-shop";
    static final String SECRET = "secret-of-the-webhook";

    private static final Duration LIMIT = Duration.ofSeconds(30);
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Path folder;
    private final Path settings;
    private final int port;
    private final HttpClient client = HttpClient.newHttpClient();
    private Process process;

    /** What it answered: a status and, mostly, JSON. */
    record Answer(int status, JsonNode json, HttpResponse<String> http) {}

    /** @param more further lines of settings */
    ProviderProcess(Path folder, String more) throws IOException {
        this.folder = folder;
        this.port = FreePort.find();
        this.settings = Files.writeString(
                folder.resolve("payments.properties"), """
                port=%d
                folder=%s
                key=%s
                %s
                """.formatted(port, folder.resolve("ledger"), KEY, more));
        this.process = launch();
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
                        settings.toString())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(
                        folder.resolve("payments.log").toFile()))
                .start();
        await().atMost(LIMIT).failFast(() -> !started.isAlive()).until(this::isHealthy);
        return started;
    }

    /** SIGKILL. */
    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    void restart() throws IOException {
        process = launch();
    }

    URI address() {
        return URI.create("http://127.0.0.1:" + port);
    }

    Answer charge(String idempotencyKey, String card, long amount) throws IOException, InterruptedException {
        return post("/charges", idempotencyKey, body(card, amount));
    }

    static String body(String card, long amount) {
        return """
                {"amount": %d, "currency": "USD", "card": "%s", "reference": "order <1>", "returnUrl": "http://localhost:8080/checkout/1"}
                """.formatted(amount, card);
    }

    Answer post(String path, String idempotencyKey, String body) throws IOException, InterruptedException {
        return send(request(path)
                .header("Idempotency-Key", idempotencyKey)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    Answer put(String path, String body) throws IOException, InterruptedException {
        return send(request(path).PUT(HttpRequest.BodyPublishers.ofString(body)));
    }

    Answer get(String path) throws IOException, InterruptedException {
        return send(request(path));
    }

    Answer form(URI address, String body) throws IOException, InterruptedException {
        return send(HttpRequest.newBuilder(address)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(address().resolve(path)).timeout(LIMIT).header("Authorization", "Bearer " + KEY);
    }

    Answer send(HttpRequest.Builder request) throws IOException, InterruptedException {
        HttpResponse<String> answer = client.send(request.build(), BodyHandlers.ofString());
        boolean json = answer.headers().firstValue("Content-Type").orElse("").contains("json");
        return new Answer(answer.statusCode(), JSON.readTree(json ? answer.body() : "null"), answer);
    }

    private boolean isHealthy() throws InterruptedException {
        try {
            return get("/health").status() == 200;
        } catch (IOException notYet) {
            return false;
        }
    }

    @Override
    public void close() {
        process.destroyForcibly().onExit().join();
        client.close();
    }
}
