package dev.souk.catalog.offer;

import dev.souk.catalog.picture.Picture;
import dev.souk.catalog.product.Availability;
import dev.souk.money.Money;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A variant as it is sold right now.
 *
 * @param available pieces that whoever asks could have, at most {@link dev.souk.catalog.product.Products#MOST_PIECES}
 * @param picture its first one, or that of its product
 */
public record Offer(
        String sku,
        String productId,
        String slug,
        String title,
        Map<String, String> options,
        Money unitPrice,
        Availability availability,
        int available,
        @Nullable Picture picture) {}
