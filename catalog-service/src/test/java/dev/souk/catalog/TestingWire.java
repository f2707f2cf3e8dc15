package dev.souk.catalog;

import io.restassured.RestAssured;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Says to the server word for word what no client would. */
public final class TestingWire {

    private TestingWire() {}

    public static Answer get(String target, String... headers) {
        return send("GET", target, headers);
    }

    /**
     * One request, and all that comes back.
     *
     * @param headers each a whole line; without a {@code Host} there is the right one
     */
    public static Answer send(String method, String target, String... headers) {
        String host = List.of(headers).stream().anyMatch(line -> line.startsWith("Host:")) ? "" : "Host: localhost\r\n";
        String request = method + ' ' + target + " HTTP/1.1\r\n" + host
                + List.of(headers).stream().map(line -> line + "\r\n").collect(Collectors.joining())
                + "Connection: close\r\n\r\n";
        try (Socket socket = new Socket("localhost", RestAssured.port)) {
            socket.setSoTimeout(20_000);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
            return Answer.of(new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Head and body as they came, each byte a character. */
    public record Answer(String head, String body) {

        static Answer of(String text) {
            int end = text.indexOf("\r\n\r\n");
            return new Answer(text.substring(0, end), text.substring(end + 4));
        }

        public int status() {
            return Integer.parseInt(head.split(" ", 3)[1]);
        }

        /** By lower-case names, in their order. */
        public TreeMap<String, String> headers() {
            TreeMap<String, String> headers = new TreeMap<>();
            head.lines().skip(1).forEach(line -> {
                String[] parts = line.split(": ", 2);
                headers.merge(parts[0].toLowerCase(Locale.ROOT), parts[1], (one, other) -> one + " | " + other);
            });
            return headers;
        }

        public String header(String name) {
            return headers().getOrDefault(name, "");
        }
    }
}
