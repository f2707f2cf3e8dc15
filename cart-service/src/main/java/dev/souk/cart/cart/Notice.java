package dev.souk.cart.cart;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.quarkus.runtime.annotations.RegisterForReflection;
import org.jspecify.annotations.Nullable;

/**
 * What a shopper should know before buying.
 *
 * @param sku the thing it is about; null when it is about the whole cart
 * @param detail in a sentence, in the shop's language
 */
@RegisterForReflection // CartAnswers writes it
public record Notice(Type type, @Nullable String sku, String detail) {

    /** What kind of news. */
    @RegisterForReflection
    public enum Type {
        @JsonProperty("price-changed")
        PRICE_CHANGED,
        @JsonProperty("out-of-stock")
        OUT_OF_STOCK,
        @JsonProperty("insufficient-stock")
        INSUFFICIENT_STOCK,
        @JsonProperty("no-longer-available")
        NO_LONGER_AVAILABLE,
        @JsonProperty("catalogue-unavailable")
        CATALOGUE_UNAVAILABLE,
        /** Of two carts that were merged: together it was more than a cart holds of one thing. */
        @JsonProperty("quantity-capped")
        QUANTITY_CAPPED,
        /** Of two carts that were merged: not everything found room. */
        @JsonProperty("lines-kept-back")
        LINES_KEPT_BACK
    }
}
