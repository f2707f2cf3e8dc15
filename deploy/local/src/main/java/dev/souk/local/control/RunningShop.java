package dev.souk.local.control;

import dev.souk.local.Refusal;
import dev.souk.local.state.OwnerOnly;
import dev.souk.local.state.ShopLock;
import dev.souk.local.state.StateFolder;
import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The shop that runs in another terminal. */
public final class RunningShop {

    /** A fault may wait for a server to start. */
    private static final Duration ANSWER_LIMIT = Duration.ofMinutes(2);

    private static final Duration CONNECT_LIMIT = Duration.ofSeconds(5);

    private final Map<String, String> control;

    private RunningShop(Map<String, String> control) {
        this.control = control;
    }

    /** Empty when no shop runs here. */
    public static Optional<RunningShop> find(StateFolder state) {
        if (!ShopLock.isHeld(state)) {
            return Optional.empty();
        }
        try {
            return Optional.of(new RunningShop(OwnerOnly.read(state.control())));
        } catch (NoSuchFileException justStartingOrEnding) {
            return Optional.empty();
        } catch (IOException failure) {
            throw new Refusal("cannot read " + state.control() + ": " + failure.getMessage(), failure);
        }
    }

    public static RunningShop require(StateFolder state) {
        return find(state).orElseThrow(() -> new Refusal("the shop is not open; ./souk up opens it"));
    }

    public String pid() {
        return control.getOrDefault("pid", "?");
    }

    /** The front page. */
    public URI address() {
        return URI.create(control.getOrDefault("address", "http://localhost:8080"));
    }

    public String statusJson() {
        return ask("GET", "/status");
    }

    public String statusTable() {
        return ask("GET", "/table");
    }

    /** Each process' log, by its name. */
    public Map<String, String> logs() {
        Map<String, String> logs = new TreeMap<>();
        ask("GET", "/logs").lines().forEach(line -> {
            int end = line.indexOf('=');
            logs.put(line.substring(0, end), line.substring(end + 1));
        });
        return logs;
    }

    public String fault(String path) {
        return ask("POST", "/fault/" + path);
    }

    /** {@code NODE} or {@code NODE/even-if-behind}; empty leaves the choice to the shop. */
    public String promote(String path) {
        return ask("POST", path.isEmpty() ? "/promote" : "/promote/" + path);
    }

    /** Begins to close it. */
    public void down() {
        ask("POST", "/down");
    }

    /** By the oldest client there is: it is loaded in a tenth of the time of the newer one. */
    private String ask(String method, String path) {
        try {
            URI uri = URI.create("http://127.0.0.1:" + control.get("port") + path);
            HttpURLConnection connection = (HttpURLConnection) uri.toURL().openConnection();
            connection.setRequestMethod(method);
            connection.setConnectTimeout((int) CONNECT_LIMIT.toMillis());
            connection.setReadTimeout((int) ANSWER_LIMIT.toMillis());
            connection.setRequestProperty("Authorization", "Bearer " + control.get("token"));
            boolean done = connection.getResponseCode() == HttpURLConnection.HTTP_OK;
            String text = text(done ? connection.getInputStream() : connection.getErrorStream());
            if (!done) {
                throw new Refusal(text);
            }
            return text;
        } catch (ConnectException gone) {
            throw new Refusal("the shop is just closing", gone);
        } catch (IOException failure) {
            throw new Refusal("the running shop (process %s) does not answer: %s".formatted(pid(), failure), failure);
        }
    }

    private static String text(InputStream input) throws IOException {
        try (input) {
            return new String(input.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
