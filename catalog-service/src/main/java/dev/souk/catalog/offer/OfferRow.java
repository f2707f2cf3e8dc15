package dev.souk.catalog.offer;

import dev.souk.catalog.picture.Picture;
import dev.souk.catalog.product.Availability;
import dev.souk.catalog.product.Products;
import dev.souk.db.TimeSortedIds;
import dev.souk.money.Money;
import io.quarkus.runtime.annotations.RegisterForReflection;
import io.vertx.core.json.JsonObject;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** An offer as the query gives it. */
@RegisterForReflection
record OfferRow(
        String sku,
        long productId,
        String slug,
        String title,
        String options,
        long price,
        String currency,
        long pieces,
        @Nullable String pictureUrl,
        @Nullable String pictureAlt,
        @Nullable Integer pictureWidth,
        @Nullable Integer pictureHeight) {

    Offer offer(int fewLeft) {
        return new Offer(
                sku,
                TimeSortedIds.text(productId),
                slug,
                title,
                properties(options),
                new Money(price, currency),
                Availability.of(pieces, fewLeft),
                Math.clamp(pieces, 0, Products.MOST_PIECES),
                picture());
    }

    /** A JSON object of texts, its order kept. */
    private static Map<String, String> properties(String json) {
        Map<String, String> properties = new LinkedHashMap<>();
        new JsonObject(json).forEach(entry -> properties.put(entry.getKey(), String.valueOf(entry.getValue())));
        return properties;
    }

    private @Nullable Picture picture() {
        if (pictureUrl == null || pictureAlt == null || pictureWidth == null || pictureHeight == null) {
            return null;
        }
        return new Picture(pictureUrl, pictureAlt, pictureWidth, pictureHeight);
    }
}
