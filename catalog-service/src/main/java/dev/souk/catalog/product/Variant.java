package dev.souk.catalog.product;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.souk.catalog.picture.Picture;
import dev.souk.money.Money;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One thing that can be bought.
 *
 * @param options what tells it from its siblings, in the order to show: {@code Color -> Teal, Size -> M}
 * @param listPrice the price before the sale, when it is on sale
 * @param available pieces that can be had, capped at 99: now, where few are left; else when this was last made, minutes ago at most,
 *     since sales out of plenty drop nothing that is kept
 * @param pictures its own; several variants may share them
 */
@RegisterForReflection // a cache reads it
public record Variant(
        String sku,
        Map<String, String> options,
        Money price,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Money listPrice,
        Availability availability,
        int available,
        List<Picture> pictures) {}
