package dev.souk.load.bench;

import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;

/** What of a shop's goods there is plenty of. */
final class Assortment {

    private static final int PRODUCTS =
            100; // as many as one part of the list has: some thousand orders take nothing away
    private static final int PLENTY = 50;

    private Assortment() {}

    /** Article numbers of some products of which there is plenty, at least one. */
    static Future<List<String>> plenty(JsonClient client, URI catalog) {
        return client.get(catalog.resolve("/api/v1/products?limit=" + PRODUCTS))
                .compose(list -> Future.all(objects(list.getJsonArray("items")).stream()
                        .map(card -> client.get(catalog.resolve("/api/v1/products/" + card.getString("slug"))))
                        .toList()))
                .map(details -> skus(details.list()))
                .compose(skus -> skus.isEmpty()
                        ? Future.failedFuture("the shop has plenty of nothing; ./souk import --demo fills it")
                        : Future.succeededFuture(skus));
    }

    /** Under which addresses some products are found, at most a hundred. */
    static Future<List<String>> slugs(JsonClient client, URI catalog, int most) {
        return client.get(catalog.resolve("/api/v1/products?limit=" + most))
                .map(list -> objects(list.getJsonArray("items")).stream()
                        .map(card -> card.getString("slug"))
                        .toList());
    }

    private static List<String> skus(List<JsonObject> products) {
        return products.stream()
                .flatMap(product -> objects(product.getJsonArray("variants")).stream())
                .filter(variant -> variant.getInteger("available") >= PLENTY)
                .map(variant -> variant.getString("sku"))
                .toList();
    }

    static List<JsonObject> objects(JsonArray array) {
        List<JsonObject> objects = new ArrayList<>();
        array.forEach(object -> objects.add((JsonObject) object));
        return objects;
    }
}
