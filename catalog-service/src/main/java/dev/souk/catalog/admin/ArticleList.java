package dev.souk.catalog.admin;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.souk.money.Money;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A part of all products, the newest first.
 *
 * @param next the cursor of the following part, null at the end
 */
public record ArticleList(List<ArticleLine> items, @Nullable String next) {

    public ArticleList {
        items = List.copyOf(items);
    }

    /**
     * A product in a few words.
     *
     * @param sku of its first variant
     * @param price the lowest of its variants
     * @param stock pieces on hand of all variants
     * @param reserved so many of them are set aside for shoppers
     */
    public record ArticleLine(
            String id,
            String slug,
            String title,
            String category,
            int variants,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            String sku,

            Money price,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            Money listPrice,

            long stock,
            long reserved,
            Instant updatedAt) {}
}
