package dev.souk.catalog.feed;

import dev.souk.money.Money;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One line of a product feed: one variant. The names are those of the Google Merchant product data specification.
 *
 * @param id names the variant for good; it becomes the SKU
 * @param itemGroupId what the variants of one product have in common; without it the variant is a product of its own
 * @param title of the product
 * @param description plain text, paragraphs parted by an empty line
 * @param price the regular price
 * @param salePrice what it costs now, when it is on sale
 * @param quantity pieces on hand
 * @param productType the titles of its categories, from the top down
 * @param imageLinks {@code image_link}, then {@code additional_image_link}, as they stand in the feed
 * @param options what tells it from its siblings, in the order to show: {@code Color -> Teal, Size -> M}
 * @param details what else is known of it, in the order to show: {@code Material -> Glazed stoneware}
 * @param featured whether its product belongs on the home page
 */
public record FeedItem(
        String id,
        @Nullable String itemGroupId,
        String title,
        String description,
        Money price,
        @Nullable Money salePrice,
        int quantity,
        List<String> productType,
        List<String> imageLinks,
        Map<String, String> options,
        Map<String, String> details,
        boolean featured) {}
