package dev.souk.payments;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One request and its answer. */
final class Call {

    /** A charge takes 300 bytes. */
    private static final int MOST_BYTES = 16 << 10;

    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpExchange exchange;
    private final List<String> path;
    private final byte[] body;

    private Call(HttpExchange exchange, List<String> path, byte[] body) {
        this.exchange = exchange;
        this.path = path;
        this.body = body;
    }

    /** Reads the request to its end, but not a large one. */
    static Call read(HttpExchange exchange) throws IOException {
        byte[] body = exchange.getRequestBody().readNBytes(MOST_BYTES + 1);
        List<String> path =
                List.of(exchange.getRequestURI().getPath().substring(1).split("/", -1));
        return new Call(exchange, path, body);
    }

    void checkSize() {
        if (body.length > MOST_BYTES) {
            throw Problem.of(413, "too-large", "A request has at most " + MOST_BYTES + " bytes.");
        }
    }

    /** {@code "POST charges * refunds"} and the like. */
    String route() {
        StringBuilder route = new StringBuilder(exchange.getRequestMethod());
        for (int i = 0; i < path.size(); i++) {
            route.append(' ').append(i == 1 ? "*" : path.get(i));
        }
        return route.toString();
    }

    /** The part of the path that names a resource. */
    String name() {
        return path.get(1);
    }

    byte[] body() {
        return body;
    }

    JsonNode json() {
        try {
            JsonNode json = JSON.readTree(body);
            if (!json.isObject()) {
                throw Problem.of(400, "malformed", "The body must be a JSON object.");
            }
            return json;
        } catch (IOException malformed) {
            throw Problem.of(400, "malformed", "The body is no JSON.");
        }
    }

    /** A field of a form. */
    Optional<String> field(String name) {
        return pair(new String(body, StandardCharsets.UTF_8), name);
    }

    Optional<String> parameter(String name) {
        String query = exchange.getRequestURI().getRawQuery();
        return query == null ? Optional.empty() : pair(query, name);
    }

    @Nullable
    String header(String name) {
        return exchange.getRequestHeaders().getFirst(name);
    }

    void send(int status, Object answer) throws IOException {
        send(status, status < 400 ? "application/json" : "application/problem+json", json(answer));
    }

    void sendPage(int status, String html, String contentSecurityPolicy) throws IOException {
        exchange.getResponseHeaders().set("Content-Security-Policy", contentSecurityPolicy);
        exchange.getResponseHeaders().set("Referrer-Policy", "no-referrer");
        send(status, "text/html;charset=utf-8", html.getBytes(StandardCharsets.UTF_8));
    }

    void redirect(String address) throws IOException {
        exchange.getResponseHeaders().set("Location", address);
        exchange.sendResponseHeaders(303, -1);
        exchange.close();
    }

    /** The connection ends without a word. */
    void drop() {
        exchange.close();
    }

    private void send(int status, String type, byte[] bytes) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", type);
        exchange.getResponseHeaders().set("Cache-Control", "no-store");
        exchange.getResponseHeaders().set("X-Content-Type-Options", "nosniff");
        if (body.length > MOST_BYTES) {
            exchange.getResponseHeaders().set("Connection", "close");
        }
        exchange.sendResponseHeaders(status, bytes.length);
        try (OutputStream answer = exchange.getResponseBody()) {
            answer.write(bytes);
        }
    }

    private static byte[] json(Object answer) {
        try {
            return JSON.writeValueAsBytes(answer);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static Optional<String> pair(String encoded, String name) {
        return Arrays.stream(encoded.split("&", -1))
                .map(pair -> pair.split("=", 2))
                .filter(pair -> pair.length == 2 && pair[0].equals(name))
                .map(pair -> decoded(pair[1]))
                .findFirst();
    }

    private static String decoded(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException malformed) {
            throw Problem.of(400, "malformed", "The address or the form is badly encoded.");
        }
    }
}
