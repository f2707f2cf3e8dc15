package dev.souk.catalog.admin;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.souk.catalog.product.ProductDetail.CategoryLink;
import dev.souk.money.Money;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A product as staff sees it.
 *
 * @param version one more with each change by staff or a feed; sales do not count
 * @param description plain text, paragraphs parted by an empty line
 * @param categories the way from the top category down to its own
 * @param variants in the order in which they came in
 * @param updatedAt the last change by staff or a feed
 */
public record Article(
        String id,
        long version,
        String slug,
        String title,
        String description,
        List<CategoryLink> categories,
        List<ArticleVariant> variants,
        Instant updatedAt) {

    public Article {
        categories = List.copyOf(categories);
        variants = List.copyOf(variants);
    }

    /**
     * One thing that can be bought.
     *
     * @param options what tells it from its siblings, in the order to show
     * @param listPrice the price before the sale, when it is on sale
     * @param stock pieces on hand
     * @param reserved so many of them are set aside for shoppers
     */
    public record ArticleVariant(
            String sku,
            Map<String, String> options,
            Money price,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            Money listPrice,

            int stock,
            int reserved) {

        /** What tells it from its siblings, in one line. */
        public String name() {
            return String.join(", ", options.values());
        }
    }

    /** What somebody who looks at it now has seen. */
    Seen seen() {
        return new Seen(version, variants.stream().map(ArticleVariant::stock).toList());
    }
}
