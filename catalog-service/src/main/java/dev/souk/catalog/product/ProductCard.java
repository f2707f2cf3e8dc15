package dev.souk.catalog.product;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.souk.catalog.picture.Picture;
import dev.souk.money.Money;
import io.quarkus.runtime.annotations.RegisterForReflection;
import org.jspecify.annotations.Nullable;

/**
 * A product as it stands in a list.
 *
 * @param price the lowest price of its variants
 * @param listPrice the price before the sale, when it is on sale
 * @param availability the best of its variants
 */
@RegisterForReflection // a cache reads it
public record ProductCard(
        String id,
        String slug,
        String title,
        Money price,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Money listPrice,
        Availability availability,
        @Nullable Picture picture) {}
