package dev.souk.checkout.stock;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import dev.souk.money.Money;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the catalogue sells one thing as, and for how much.
 *
 * @param options what tells it from its siblings, in the order to show
 * @param available pieces that can be had
 */
@RegisterForReflection
@JsonIgnoreProperties(ignoreUnknown = true)
public record Offer(
        String sku,
        String slug,
        String title,
        Map<String, String> options,
        Money unitPrice,
        int available,
        @Nullable Picture picture) {

    /** How it looks. */
    @RegisterForReflection
    @JsonIgnoreProperties(ignoreUnknown = true)
    public record Picture(String url, String alt, int width, int height) {}
}
