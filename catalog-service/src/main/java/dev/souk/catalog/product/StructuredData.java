package dev.souk.catalog.product;

import dev.souk.money.Money;
import dev.souk.web.Shop;
import io.quarkus.qute.RawString;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import jakarta.inject.Singleton;
import java.util.List;

/** A product as search engines read it: schema.org's {@code Product}, in JSON-LD. */
@Singleton
final class StructuredData {

    private static final int LONGEST_DESCRIPTION = 5_000; // what engines take

    private final Shop shop;

    StructuredData(Shop shop) {
        this.shop = shop;
    }

    /** Fit to stand inside a {@code script} element: nothing in it can end the element or open a comment. */
    RawString of(ProductDetail product) {
        String json = json(product).encode();
        return new RawString(
                json.replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026"));
    }

    private JsonObject json(ProductDetail product) {
        String description = product.description();
        return new JsonObject()
                .put("@context", "https://schema.org")
                .put("@type", "Product")
                .put("name", product.title())
                .put("description", description.substring(0, Math.min(LONGEST_DESCRIPTION, description.length())))
                .put("url", address(product))
                .put(
                        "sku",
                        product.variants().size() == 1
                                ? product.variants().getFirst().sku()
                                : product.id())
                .put("image", images(product))
                .put("offers", offers(product));
    }

    private JsonArray images(ProductDetail product) {
        JsonArray images = new JsonArray();
        product.pictures().forEach(picture -> images.add(shop.url(picture.url())));
        return images;
    }

    private JsonObject offers(ProductDetail product) {
        List<Variant> variants = product.variants();
        JsonObject offer = new JsonObject()
                .put("url", address(product))
                .put("priceCurrency", product.price().currency())
                .put("availability", availability(product.availability()));
        if (variants.size() == 1) {
            return offer.put("@type", "Offer")
                    .put("price", product.price().decimal().toPlainString());
        }
        long highest = variants.stream()
                .mapToLong(variant -> variant.price().amount())
                .max()
                .orElse(0);
        return offer.put("@type", "AggregateOffer")
                .put("lowPrice", product.price().decimal().toPlainString())
                .put(
                        "highPrice",
                        new Money(highest, product.price().currency()).decimal().toPlainString())
                .put("offerCount", variants.size());
    }

    private String address(ProductDetail product) {
        return shop.url("/p/" + product.slug());
    }

    private static String availability(Availability availability) {
        return switch (availability) {
            case IN_STOCK -> "https://schema.org/InStock";
            case FEW_LEFT -> "https://schema.org/LimitedAvailability";
            case OUT_OF_STOCK -> "https://schema.org/OutOfStock";
        };
    }
}
