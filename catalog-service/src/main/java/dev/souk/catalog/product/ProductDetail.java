package dev.souk.catalog.product;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.souk.catalog.picture.Picture;
import dev.souk.money.Money;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A product as it stands on its own page.
 *
 * @param price the lowest price of its variants
 * @param listPrice the price before the sale, when it is on sale
 * @param picture the first of {@code pictures}
 * @param description plain text, paragraphs parted by an empty line
 * @param categories the way from the top category down to its own
 * @param options what its variants differ in, in the order to show
 * @param variants those in stock first
 * @param details what else is known of it, in the order to show: {@code Material -> Glazed stoneware}
 */
@RegisterForReflection // a cache reads it
public record ProductDetail(
        String id,
        String slug,
        String title,
        Money price,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Money listPrice,
        Availability availability,
        @Nullable Picture picture,
        List<Picture> pictures,
        String description,
        List<CategoryLink> categories,
        List<Option> options,
        List<Variant> variants,
        Map<String, String> details) {

    @RegisterForReflection // a cache reads it
    public record Option(String name, List<String> values) {}

    @RegisterForReflection // a query makes it
    public record CategoryLink(String slug, String title) {}
}
