package dev.souk.load.bench;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.PrintStream;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Adds to carts through the JSON API: all clients to one cart, and each to any of many. Whether the hot cart holds what was
 * acknowledged is part of what is printed.
 */
public final class AddsBench {

    private static final Duration LIMIT = Duration.ofMinutes(1);

    private final AddsPlan plan;
    private final PrintStream out;

    public AddsBench(AddsPlan plan, PrintStream out) {
        this.plan = plan;
        this.out = out;
    }

    /** Prints a table; gives whether every add was acknowledged and the hot cart is exact. */
    public boolean run() throws InterruptedException {
        Vertx vertx = Vertx.vertx();
        try {
            return run(vertx);
        } finally {
            Waiting.on(vertx.close(), LIMIT);
        }
    }

    private boolean run(Vertx vertx) throws InterruptedException {
        JsonClient client = new JsonClient(vertx, plan.clients());
        Crowd crowd = new Crowd(vertx, plan.clients());
        List<String> skus = Waiting.on(Assortment.plenty(client, plan.catalog()), LIMIT);
        URI hot = cart(client);
        List<URI> many = new ArrayList<>();
        for (int number = 0; number < plan.carts(); number++) {
            many.add(cart(client));
        }
        crowd.work(plan.round(), number -> add(client, any(many), any(skus))); // both ends get warm
        List<Rate> hotRates = new ArrayList<>();
        List<Rate> manyRates = new ArrayList<>();
        for (int round = 0; round < plan.rounds(); round++) {
            hotRates.add(crowd.work(plan.round(), number -> add(client, hot, skus.getFirst())));
            manyRates.add(crowd.work(plan.round(), number -> add(client, any(many), any(skus))));
        }
        return print(hotRates, manyRates, Waiting.on(client.get(hot), LIMIT));
    }

    private URI cart(JsonClient client) throws InterruptedException {
        JsonObject made = Waiting.on(client.post(plan.cart().resolve("/api/v1/carts"), null), LIMIT);
        return plan.cart().resolve("/api/v1/carts/" + made.getString("id"));
    }

    private static Future<JsonObject> add(JsonClient client, URI cart, String sku) {
        return client.post(
                URI.create(cart + "/lines"), new JsonObject().put("sku", sku).put("quantity", 1));
    }

    private static <T> T any(List<T> choices) {
        return choices.get(ThreadLocalRandom.current().nextInt(choices.size()));
    }

    private boolean print(List<Rate> hot, List<Rate> many, JsonObject hotCart) {
        out.printf(
                Locale.ROOT,
                "%nAdds to carts, %d clients, median of %d rounds of %d s%n",
                plan.clients(),
                plan.rounds(),
                plan.round().toSeconds());
        Table.head(out, "adds/s");
        Table.line(out, "one hot cart", hot);
        Table.line(out, "%,d carts".formatted(plan.carts()), many);
        long acknowledged = hot.stream().mapToLong(Rate::done).sum();
        long pieces = pieces(hotCart.getJsonArray("lines"));
        boolean exact = acknowledged == pieces;
        out.printf(
                Locale.ROOT,
                "The hot cart holds %,d pieces, %,d adds were acknowledged: %s.%n",
                pieces,
                acknowledged,
                exact ? "exact" : "WRONG");
        if (hot.stream()
                .anyMatch(rate -> rate.failures().keySet().stream().anyMatch(why -> why.contains("quantity-limit")))) {
            out.println("The limit of a line was met: start the shop with SOUK_CART_MOST_PIECES_PER_LINE=1000000.");
        }
        return exact
                && hot.stream().allMatch(rate -> rate.failed() == 0)
                && many.stream().allMatch(rate -> rate.failed() == 0);
    }

    private static long pieces(JsonArray lines) {
        return lines.stream()
                .mapToLong(line -> ((JsonObject) line).getLong("quantity"))
                .sum();
    }
}
