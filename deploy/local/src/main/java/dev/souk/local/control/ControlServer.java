package dev.souk.local.control;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.souk.local.Refusal;
import dev.souk.local.shop.Shop;
import dev.souk.local.state.OwnerOnly;
import dev.souk.local.state.StateFolder;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;

/**
 * Listens on a loopback port for the verbs of another terminal. Who may ask is who can read the token: a file of the
 * owner's only. A page in a browser cannot, so it cannot ask either.
 */
public final class ControlServer implements AutoCloseable {

    private static final int TOKEN_BYTES = 24;
    private static final ObjectMapper JSON = new ObjectMapper();

    private final StateFolder state;
    private final Shop shop;
    private final Runnable down;
    private final byte[] authorization;
    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    private ControlServer(StateFolder state, Shop shop, Runnable down, String token, HttpServer server) {
        this.state = state;
        this.shop = shop;
        this.down = down;
        this.authorization = ("Bearer " + token).getBytes(StandardCharsets.US_ASCII);
        this.server = server;
    }

    /** Answers until it is closed; {@code down} is run when the shop is to be closed. */
    public static ControlServer start(StateFolder state, Shop shop, Runnable down) {
        try {
            byte[] random = new byte[TOKEN_BYTES];
            new SecureRandom().nextBytes(random);
            String token = HexFormat.of().formatHex(random);
            HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            ControlServer control = new ControlServer(state, shop, down, token, server);
            control.listen();
            OwnerOnly.write(
                    state.control(),
                    Map.of(
                            "port", Integer.toString(server.getAddress().getPort()),
                            "token", token,
                            "pid", Long.toString(ProcessHandle.current().pid()),
                            "address", shop.address().toString()));
            return control;
        } catch (IOException failure) {
            throw new Refusal("cannot listen for other verbs: " + failure.getMessage(), failure);
        }
    }

    private void listen() {
        server.createContext("/", this::answer);
        server.setExecutor(threads);
        server.start();
    }

    private void answer(HttpExchange exchange) throws IOException {
        if (!isAllowed(exchange)) {
            send(exchange, 403, "no\n");
            return;
        }
        String path = exchange.getRequestURI().getPath();
        if (path.equals("/down")) {
            // Answered first: closing ends this server, too.
            send(exchange, 200, "");
            down.run();
            return;
        }
        try {
            send(exchange, 200, answerTo(path));
        } catch (RuntimeException refused) {
            send(exchange, 409, refused.getMessage() == null ? refused.toString() : refused.getMessage());
        }
    }

    private boolean isAllowed(HttpExchange exchange) {
        String given = exchange.getRequestHeaders().getFirst("Authorization");
        return given != null && MessageDigest.isEqual(authorization, given.getBytes(StandardCharsets.UTF_8));
    }

    private String answerTo(String path) throws IOException {
        String[] words = path.substring(1).split("/", -1);
        return switch (words[0]) {
            case "status" -> JSON.writerWithDefaultPrettyPrinter().writeValueAsString(shop.status()) + "\n";
            case "table" -> shop.statusTable() + "\n";
            case "logs" ->
                shop.logs().entrySet().stream()
                        .map(log -> log.getKey() + "=" + log.getValue() + "\n")
                        .collect(Collectors.joining());
            case "fault" -> shop.fault(words[1], words[2], amount(words)) + "\n";
            case "promote" -> shop.promote(node(words), words.length > 2) + "\n";
            default -> throw new Refusal("the running shop is of another version and does not know: " + path);
        };
    }

    private static Optional<String> node(String[] words) {
        return words.length > 1 ? Optional.of(words[1]) : Optional.empty();
    }

    private static OptionalInt amount(String[] words) {
        return words.length > 3 ? OptionalInt.of(Integer.parseInt(words[3])) : OptionalInt.empty();
    }

    private static void send(HttpExchange exchange, int status, String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        try (exchange;
                OutputStream body = exchange.getResponseBody()) {
            body.write(bytes);
        }
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
        try {
            Files.deleteIfExists(state.control());
        } catch (IOException failure) {
            throw new Refusal("cannot delete " + state.control() + ": " + failure.getMessage(), failure);
        }
    }
}
