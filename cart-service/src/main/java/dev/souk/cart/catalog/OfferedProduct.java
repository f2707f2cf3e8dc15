package dev.souk.cart.catalog;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import dev.souk.money.Money;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the catalogue says of a thing that can be bought.
 *
 * @param options what tells it from its sisters, in the order to show: {@code Colour -> Blue}
 * @param available pieces, at most {@value #MOST_TOLD}: of more nobody is told
 */
@RegisterForReflection
@JsonIgnoreProperties(ignoreUnknown = true)
public record OfferedProduct(
        String sku,
        String slug,
        String title,
        Map<String, String> options,
        Money unitPrice,
        int available,
        @Nullable Picture picture) {

    public static final int MOST_TOLD = 99;

    /** Whether so many pieces can be had. */
    public boolean has(int pieces) {
        return available >= Math.min(pieces, MOST_TOLD);
    }

    /** What may be kept: the stock of then says nothing of now. */
    public OfferedProduct withoutStock() {
        return new OfferedProduct(sku, slug, title, options, unitPrice, MOST_TOLD, picture);
    }

    /** As the catalogue keeps it. */
    @RegisterForReflection
    @JsonIgnoreProperties(ignoreUnknown = true)
    public record Picture(String url, String alt, int width, int height) {}
}
