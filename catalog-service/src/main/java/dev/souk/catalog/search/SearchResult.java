package dev.souk.catalog.search;

import dev.souk.catalog.product.ProductCard;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A part of a listing.
 *
 * @param total of the whole listing
 * @param next the cursor of what follows, null at the end
 */
public record SearchResult(
        List<ProductCard> items, long total, @Nullable String next) {}
