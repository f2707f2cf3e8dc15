package dev.souk.checkout;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The catalogue's stock, as its contract says. */
public final class TestingStock extends TestingServer {

    private final Map<String, Integer> onHand = new LinkedHashMap<>();
    private final Map<String, Long> prices = new LinkedHashMap<>();
    private final Map<String, Held> held = new TreeMap<>();
    private Clock clock = Clock.systemUTC();

    public synchronized void use(Clock testClock) {
        clock = testClock;
    }

    public synchronized void shelve(String sku, int pieces, long price) {
        onHand.put(sku, pieces);
        prices.put(sku, price);
    }

    public synchronized int onHand(String sku) {
        return onHand.getOrDefault(sku, 0);
    }

    /** Pieces that somebody could still reserve. */
    public synchronized int available(String sku) {
        return onHand(sku) - heldBut(null, sku);
    }

    /** What no caller can do. */
    public synchronized void force(String key, String status) {
        Held found = held.get(key);
        if (found != null) {
            found.status = status;
            found.expiresAt = null;
        }
    }

    /** Lets a reservation go, as if its time were over. */
    public synchronized void lose(String key) {
        Held found = held.get(key);
        if (found != null) {
            found.status = "expired";
        }
    }

    public synchronized @Nullable String status(String key) {
        Held found = held.get(key);
        return found == null ? null : status(found);
    }

    public synchronized @Nullable Instant expiresAt(String key) {
        Held found = held.get(key);
        return found == null ? null : found.expiresAt;
    }

    /** The keys of reservations that were sold. */
    public synchronized List<String> sold() {
        return held.entrySet().stream()
                .filter(entry -> entry.getValue().status.equals("sold"))
                .map(Map.Entry::getKey)
                .collect(Collectors.toList());
    }

    @Override
    protected String operation(String method, String path) {
        if (path.equals("/internal/offers")) {
            return "offers";
        }
        if (path.equals("/internal/reservations/search")) {
            return "search";
        }
        if (path.equals("/internal/reservations")) {
            return "list";
        }
        String last = path.substring(path.lastIndexOf('/') + 1);
        return switch (method) {
            case "PUT" -> "reserve";
            case "DELETE" -> "release";
            default -> last;
        };
    }

    @Override
    protected synchronized Answer answer(String operation, String path, JsonObject body) {
        String[] segments = path.split("/", -1);
        String key = segments.length > 3 ? segments[3] : "";
        return switch (operation) {
            case "reserve" -> reserve(key, body);
            case "commit" -> move(key, List.of("reserved", "committed", "sold"), "committed", null);
            case "uncommit" ->
                move(key, List.of("committed", "reserved"), "reserved", Instant.parse(body.getString("expiresAt")));
            case "sell" -> sell(key);
            case "return" -> takeBack(key);
            case "release" -> release(key);
            case "offers" -> offers(body.getJsonArray("skus"));
            case "search" -> search(body.getJsonArray("keys"));
            case "list" -> list();
            default -> Answer.problem(404, "not-found");
        };
    }

    private Answer reserve(String key, JsonObject body) {
        Held before = held.get(key);
        if (before != null && (before.status.equals("committed") || before.status.equals("sold"))) {
            return Answer.problem(409, "reservation-settled");
        }
        JsonArray lines = body.getJsonArray("lines");
        JsonArray errors = new JsonArray();
        for (int i = 0; i < lines.size(); i++) {
            JsonObject line = lines.getJsonObject(i);
            int left = onHand(line.getString("sku")) - heldBut(key, line.getString("sku"));
            if (line.getInteger("quantity") > left) {
                errors.add(new JsonObject().put("pointer", "/lines/" + i).put("detail", left + " left"));
            }
        }
        if (!errors.isEmpty()) {
            Answer problem = Answer.problem(409, "insufficient-stock");
            problem.body().put("errors", errors);
            return problem;
        }
        Held fresh = new Held(key);
        for (int i = 0; i < lines.size(); i++) {
            JsonObject line = lines.getJsonObject(i);
            fresh.lines.put(line.getString("sku"), line.getInteger("quantity"));
        }
        fresh.expiresAt = Instant.parse(body.getString("expiresAt"));
        held.put(key, fresh);
        return ok(fresh);
    }

    private Answer move(String key, List<String> from, String to, @Nullable Instant expiresAt) {
        Held found = held.get(key);
        if (found == null || !from.contains(status(found))) {
            return Answer.problem(409, "reservation-expired");
        }
        if (!found.status.equals("sold")) {
            found.status = to;
            found.expiresAt = expiresAt;
        }
        return ok(found);
    }

    private Answer sell(String key) {
        Held found = held.get(key);
        if (found == null || !List.of("committed", "sold").contains(found.status)) {
            return Answer.problem(409, "reservation-expired");
        }
        if (!found.status.equals("sold")) {
            found.status = "sold";
            found.lines.forEach((sku, quantity) -> onHand.merge(sku, -quantity, Integer::sum));
        }
        return ok(found);
    }

    private Answer takeBack(String key) {
        Held found = held.get(key);
        if (found == null || !List.of("sold", "returned").contains(found.status)) {
            return Answer.problem(409, "reservation-settled");
        }
        if (found.status.equals("sold")) {
            found.status = "returned";
            found.lines.forEach((sku, quantity) -> onHand.merge(sku, quantity, Integer::sum));
        }
        return ok(found);
    }

    private Answer release(String key) {
        Held found = held.get(key);
        if (found != null && found.status.equals("sold")) {
            return Answer.problem(409, "reservation-settled");
        }
        if (found != null) {
            found.status = "released";
        }
        return new Answer(204, new JsonObject());
    }

    private Answer offers(JsonArray skus) {
        JsonArray offers = new JsonArray();
        skus.stream().map(String.class::cast).filter(onHand::containsKey).forEach(sku -> offers.add(offer(sku)));
        return new Answer(200, new JsonObject().put("offers", offers));
    }

    private Answer search(JsonArray keys) {
        JsonArray items = new JsonArray();
        held.values().stream().filter(one -> keys.contains(one.key)).forEach(one -> items.add(json(one)));
        return new Answer(200, new JsonObject().put("items", items));
    }

    private Answer list() {
        JsonArray items = new JsonArray();
        held.values().stream()
                .filter(one -> List.of("committed", "sold", "returned").contains(one.status))
                .forEach(one -> items.add(json(one)));
        return new Answer(200, new JsonObject().put("items", items).putNull("next"));
    }

    private int heldBut(@Nullable String key, String sku) {
        return held.values().stream()
                .filter(one -> !one.key.equals(key))
                .filter(one -> List.of("reserved", "committed").contains(status(one)))
                .mapToInt(one -> one.lines.getOrDefault(sku, 0))
                .sum();
    }

    private String status(Held one) {
        boolean over = one.expiresAt != null && !one.expiresAt.isAfter(clock.instant());
        return one.status.equals("reserved") && over ? "expired" : one.status;
    }

    private Answer ok(Held one) {
        return new Answer(200, json(one));
    }

    private JsonObject json(Held one) {
        JsonArray lines = new JsonArray();
        one.lines.forEach((sku, quantity) -> lines.add(
                new JsonObject().put("sku", sku).put("quantity", quantity).put("offer", offer(sku))));
        return new JsonObject()
                .put("key", one.key)
                .put("status", status(one))
                .put("expiresAt", one.expiresAt == null ? null : one.expiresAt.toString())
                .put("lines", lines);
    }

    private JsonObject offer(String sku) {
        return new JsonObject()
                .put("sku", sku)
                .put("productId", "p1")
                .put("slug", "the-" + sku)
                .put("title", "The " + sku)
                .put("options", new JsonObject().put("Size", "M").put("Colour", "Blue"))
                .put(
                        "unitPrice",
                        new JsonObject().put("amount", prices.get(sku)).put("currency", "USD"))
                .put("availability", "in_stock")
                .put("available", Math.min(99, available(sku)))
                .put(
                        "picture",
                        new JsonObject()
                                .put("url", "/pictures/" + sku + ".svg")
                                .put("alt", "The " + sku)
                                .put("width", 800)
                                .put("height", 800));
    }

    private static final class Held {
        private final String key;
        private final Map<String, Integer> lines = new LinkedHashMap<>();
        private String status = "reserved";
        private @Nullable Instant expiresAt;

        Held(String key) {
            this.key = key;
        }
    }
}
