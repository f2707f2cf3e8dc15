package dev.souk.cart;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/** A catalogue as a small real HTTP server that can be changed, stalled, slowed down and made to fail. */
public final class TestingCatalogue implements AutoCloseable {

    public static final String KEY = "the key that cart shows to other services in tests";

    /** How it behaves. */
    public enum Mood {
        WELL,
        /** Answers 500. */
        ILL,
        /** Takes calls and answers none. */
        STALLED,
        /** Sends the head of an answer and never its body. */
        HALF_DEAD
    }

    private static final ObjectMapper JSON = new ObjectMapper();

    private static final Map<String, ?> CATEGORIES =
            Map.of("items", List.of(Map.of("slug", "tea", "title", "Tea & coffee", "children", List.of())));

    private final HttpServer server;
    private final Map<String, Object> offers = new ConcurrentHashMap<>();
    private final AtomicInteger calls = new AtomicInteger();
    private volatile Mood mood = Mood.WELL;
    private volatile boolean closed;

    public TestingCatalogue() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::handle);
        server.start();
    }

    public String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    public void is(Mood now) {
        mood = now;
    }

    /** Sells this from now on, at this price and with so many pieces. */
    public void offer(String sku, String title, long cents, int available) {
        Map<String, Object> picture =
                Map.of("url", "/pictures/" + sku + ".svg", "alt", "", "width", 800, "height", 800);
        offers.put(
                sku,
                Map.of(
                        "sku",
                        sku,
                        "productId",
                        "p-" + sku,
                        "slug",
                        "slug-" + sku.toLowerCase(Locale.ROOT),
                        "title",
                        title,
                        "options",
                        Map.of("Colour", "Blue"),
                        "unitPrice",
                        Map.of("amount", cents, "currency", "USD"),
                        "availability",
                        available > 0 ? "in_stock" : "out_of_stock",
                        "available",
                        Math.min(available, 99),
                        "picture",
                        picture));
    }

    public void forget(String sku) {
        offers.remove(sku);
    }

    /** Questions for offers so far. */
    public int calls() {
        return calls.get();
    }

    @Override
    public void close() {
        closed = true;
        server.stop(0);
    }

    private void handle(HttpExchange exchange) throws IOException {
        byte[] asked = exchange.getRequestBody().readAllBytes();
        switch (mood) {
            case ILL -> send(exchange, 500, Map.of());
            case STALLED -> hang(exchange);
            case HALF_DEAD -> {
                exchange.getResponseHeaders().add("Content-Type", "application/json");
                exchange.sendResponseHeaders(200, 1_000);
                exchange.getResponseBody().flush();
                hang(exchange);
            }
            case WELL -> answer(exchange, asked);
        }
    }

    private void answer(HttpExchange exchange, byte[] asked) throws IOException {
        switch (exchange.getRequestURI().getPath()) {
            case "/api/v1/categories" -> send(exchange, 200, CATEGORIES);
            case "/internal/offers" -> {
                calls.incrementAndGet();
                boolean known =
                        ("Bearer " + KEY).equals(exchange.getRequestHeaders().getFirst("Authorization"));
                send(exchange, known ? 200 : 401, known ? offers(asked) : Map.of());
            }
            default -> send(exchange, 404, Map.of());
        }
    }

    private Map<String, ?> offers(byte[] asked) throws IOException {
        List<Object> found = new ArrayList<>();
        for (JsonNode sku : JSON.readTree(asked).get("skus")) {
            Object offer = offers.get(sku.asText());
            if (offer != null) {
                found.add(offer);
            }
        }
        return Map.of("offers", found);
    }

    private void hang(HttpExchange exchange) {
        Mood then = mood;
        while (mood == then && !closed) {
            LockSupport.parkNanos(20_000_000);
        }
        exchange.close();
    }

    private static void send(HttpExchange exchange, int status, Map<String, ?> body) throws IOException {
        byte[] bytes = JSON.writeValueAsBytes(body);
        exchange.getResponseHeaders().add("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }
}
