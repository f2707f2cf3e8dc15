package dev.souk.load.bench;

import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;

/** Buys as a program of a partner does: a cart, a checkout, an address, a card. */
final class ShopOrders {

    private static final JsonObject DETAILS = new JsonObject()
            .put("email", "bench@example.com")
            .put(
                    "shippingAddress",
                    new JsonObject()
                            .put("name", "Ada Bench")
                            .put("line1", "1 Market Street")
                            .put("city", "Springfield")
                            .put("region", "IL")
                            .put("postalCode", "62701")
                            .put("country", "US"))
            .put("deliveryMethod", "standard");

    private static final JsonObject CARD = new JsonObject()
            .put("payment", new JsonObject().put("provider", "sandbox").put("card", "4242424242424242"));

    private final JsonClient client;
    private final OrdersPlan plan;
    private final List<String> skus;

    ShopOrders(JsonClient client, OrdersPlan plan, List<String> skus) {
        this.client = client;
        this.plan = plan;
        this.skus = skus;
    }

    /** One order, from a new cart on. */
    Future<JsonObject> place() {
        return client.post(plan.cart().resolve("/api/v1/carts"), new JsonObject().put("lines", lines()))
                .compose(cart -> client.post(
                        plan.checkout().resolve("/api/v1/checkout-sessions"),
                        new JsonObject().put("cartId", cart.getString("id"))))
                .map(session -> plan.checkout().resolve("/api/v1/checkout-sessions/" + session.getString("id")))
                .compose(session -> client.put(session, DETAILS).compose(ready -> pay(session)));
    }

    private Future<JsonObject> pay(URI session) {
        return client.post(
                        URI.create(session + "/complete"),
                        CARD,
                        Map.of("Idempotency-Key", UUID.randomUUID().toString()))
                .compose(paid -> paid.getString("status").equals("completed")
                        ? Future.succeededFuture(paid)
                        : Future.failedFuture("ended as " + paid.getString("status")));
    }

    private JsonArray lines() {
        String sku = skus.get(ThreadLocalRandom.current().nextInt(skus.size()));
        return new JsonArray().add(new JsonObject().put("sku", sku).put("quantity", 1));
    }
}
