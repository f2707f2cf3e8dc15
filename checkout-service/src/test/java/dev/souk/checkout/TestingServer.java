package dev.souk.checkout;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/** Another service as a small real HTTP server that can be told to misbehave. */
public abstract class TestingServer implements AutoCloseable {

    public static final String KEY = "the key that checkout shows to other services in tests";

    /** How a call goes wrong. */
    public enum Fault {
        /** 500, nothing done. */
        FAIL,
        /** Done, and the answer never comes. */
        FORGET_ANSWER,
        /** Nothing done, and the answer never comes. */
        STALL
    }

    private final HttpServer server;
    private final Map<String, Queue<Fault>> faults = new ConcurrentHashMap<>();
    private final Map<String, Integer> calls = new ConcurrentHashMap<>();
    private final CountDownLatch closed = new CountDownLatch(1);

    protected TestingServer() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    }

    public void start() {
        server.createContext("/", this::handle);
        server.start();
    }

    public String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /** The next call of that kind goes wrong so. */
    public void next(String operation, Fault fault) {
        faults.computeIfAbsent(operation, name -> new ConcurrentLinkedQueue<>()).add(fault);
    }

    /** From now on everything goes right. */
    public void behave() {
        faults.clear();
    }

    /** How many calls of that kind came. */
    public int calls(String operation) {
        return calls.getOrDefault(operation, 0);
    }

    @Override
    public void close() {
        closed.countDown();
        server.stop(0);
    }

    /** What kind of call it is. */
    protected abstract String operation(String method, String path);

    protected abstract Answer answer(String operation, String path, JsonObject body);

    private void handle(HttpExchange exchange) throws IOException {
        // what JSON is written with is looked up by the thread's loader, and this thread has none of ours
        Thread.currentThread().setContextClassLoader(TestingServer.class.getClassLoader());
        String path = exchange.getRequestURI().getPath();
        String operation = operation(exchange.getRequestMethod(), path);
        calls.merge(operation, 1, Integer::sum);
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        if (!("Bearer " + KEY).equals(exchange.getRequestHeaders().getFirst("Authorization"))) {
            send(exchange, new Answer(401, new JsonObject()));
            return;
        }
        Queue<Fault> queue = faults.get(operation);
        Fault fault = queue == null ? null : queue.poll();
        if (fault == Fault.FAIL) {
            send(exchange, new Answer(500, new JsonObject()));
            return;
        }
        if (fault == Fault.STALL) {
            hang(exchange);
            return;
        }
        Answer answer = answer(operation, path, body.isEmpty() ? new JsonObject() : new JsonObject(body));
        if (fault == Fault.FORGET_ANSWER) {
            hang(exchange);
            return;
        }
        send(exchange, answer);
    }

    private void hang(HttpExchange exchange) {
        try (exchange) {
            closed.await(1, TimeUnit.MINUTES);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void send(HttpExchange exchange, Answer answer) throws IOException {
        byte[] bytes = answer.body().encode().getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().add("Content-Type", "application/json");
        boolean empty = answer.status() == 204;
        exchange.sendResponseHeaders(answer.status(), empty ? -1 : bytes.length);
        if (!empty) {
            exchange.getResponseBody().write(bytes);
        }
        exchange.close();
    }

    /** What is answered. */
    protected record Answer(int status, JsonObject body) {

        static Answer problem(int status, String type) {
            return new Answer(
                    status,
                    new JsonObject()
                            .put("type", "https://souk.dev/problems/" + type)
                            .put("status", status));
        }
    }
}
