package dev.souk.payments;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;

/** A shop that hears webhooks, or refuses to. */
final class TestingReceiver implements AutoCloseable {

    /** @param at by {@link System#nanoTime()} */
    record Heard(String body, @Nullable String signature, long at) {
        JsonNode json() {
            try {
                return new ObjectMapper().readTree(body);
            } catch (IOException noJson) {
                throw new AssertionError(body, noJson);
            }
        }
    }

    private final HttpServer server;
    private final List<Heard> heard = new CopyOnWriteArrayList<>();
    private volatile int status = 204;

    TestingReceiver() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/webhooks/payments", this::hear);
        server.start();
    }

    private void hear(HttpExchange exchange) throws IOException {
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        heard.add(new Heard(body, exchange.getRequestHeaders().getFirst("Sandbox-Signature"), System.nanoTime()));
        exchange.sendResponseHeaders(status, -1);
        exchange.close();
    }

    URI address() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/webhooks/payments");
    }

    /** From now on it answers so. */
    void answer(int newStatus) {
        status = newStatus;
    }

    List<Heard> of(String charge) {
        return heard.stream()
                .filter(event -> event.json().at("/charge/id").asText().equals(charge))
                .toList();
    }

    List<String> types(String charge) {
        return of(charge).stream()
                .map(event -> event.json().path("type").asText())
                .toList();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
