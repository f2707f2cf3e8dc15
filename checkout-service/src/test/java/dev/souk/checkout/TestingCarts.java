package dev.souk.checkout;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The cart service, as its contract says. */
public final class TestingCarts extends TestingServer {

    private final Map<String, Map<String, Integer>> carts = new HashMap<>();
    private final Map<String, Integer> versions = new HashMap<>();
    private final Map<String, String> ofVisitor = new HashMap<>();
    private final Map<String, String> ofCustomer = new HashMap<>();
    private final Set<String> boughtKeys = new HashSet<>();

    /** A new cart with one line. */
    public synchronized String fill(String sku, int quantity) {
        String id = UUID.randomUUID().toString();
        put(id, sku, quantity);
        return id;
    }

    public synchronized void put(String id, String sku, int quantity) {
        Map<String, Integer> lines = carts.computeIfAbsent(id, fresh -> new LinkedHashMap<>());
        if (quantity == 0) {
            lines.remove(sku);
        } else {
            lines.put(sku, quantity);
        }
        versions.merge(id, 1, Integer::sum);
    }

    public synchronized void belongs(String id, String visitor) {
        ofVisitor.put(visitor, id);
    }

    /** The cart is a customer's from now on. */
    public synchronized void belongsToCustomer(String id, String customer) {
        ofCustomer.put(customer, id);
    }

    public synchronized boolean hasCartOf(String customer) {
        return ofCustomer.containsKey(customer);
    }

    /** How many pieces are left in it. */
    public synchronized int pieces(String id) {
        return carts.getOrDefault(id, Map.of()).values().stream()
                .mapToInt(Integer::intValue)
                .sum();
    }

    @Override
    protected String operation(String method, String path) {
        if (method.equals("DELETE")) {
            return "forget";
        }
        return path.endsWith("/bought") ? "bought" : "cart";
    }

    @Override
    protected synchronized Answer answer(String operation, String path, JsonObject body) {
        String last = path.substring(path.lastIndexOf('/') + 1);
        if (path.startsWith("/internal/carts/of-customer/")) {
            return ofCustomer(operation, path, body);
        }
        if (path.startsWith("/internal/carts/of-visitor/")) {
            return cart(ofVisitor.getOrDefault(last, ""));
        }
        return operation.equals("bought") ? bought(path.split("/", -1)[3], body) : cart(last);
    }

    /** A guest's cart becomes that of the customer who has none. */
    private Answer ofCustomer(String operation, String path, JsonObject body) {
        String customer = path.split("/", -1)[4];
        if (operation.equals("forget")) {
            ofCustomer.remove(customer);
            return new Answer(204, new JsonObject());
        }
        if (path.endsWith("/merge")) {
            String guests = ofVisitor.remove(body.getString("visitor"));
            if (guests != null) {
                ofCustomer.putIfAbsent(customer, guests);
            }
            return new Answer(200, new JsonObject().put("pieces", pieces(ofCustomer.getOrDefault(customer, ""))));
        }
        return cart(ofCustomer.getOrDefault(customer, ""));
    }

    private Answer cart(String id) {
        Map<String, Integer> lines = carts.get(id);
        if (lines == null) {
            return Answer.problem(404, "not-found");
        }
        JsonArray array = new JsonArray();
        lines.forEach(
                (sku, quantity) -> array.add(new JsonObject().put("sku", sku).put("quantity", quantity)));
        return new Answer(
                200,
                new JsonObject()
                        .put("id", id)
                        .put("version", versions.get(id))
                        .put("lines", array)
                        .put("customer", customerOf(id)));
    }

    private @Nullable String customerOf(String id) {
        return ofCustomer.entrySet().stream()
                .filter(entry -> entry.getValue().equals(id))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse(null);
    }

    private Answer bought(String id, JsonObject body) {
        Map<String, Integer> lines = carts.getOrDefault(id, new HashMap<>());
        if (boughtKeys.add(body.getString("key"))) {
            for (Object each : body.getJsonArray("lines")) {
                JsonObject line = (JsonObject) each;
                lines.computeIfPresent(line.getString("sku"), (sku, quantity) -> {
                    int left = quantity - line.getInteger("quantity");
                    return left > 0 ? left : null;
                });
            }
        }
        return new Answer(200, new JsonObject().put("pieces", pieces(id)));
    }
}
