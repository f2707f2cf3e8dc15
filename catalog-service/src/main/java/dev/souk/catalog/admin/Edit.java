package dev.souk.catalog.admin;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * One field that somebody has changed.
 *
 * @param product as it is called now; null when it is gone
 * @param sku null when the field is the product's own
 * @param before Money when it is a price, a number of pieces when it is stock, else a text; null when there was none
 * @param after likewise
 */
public record Edit(
        String id,
        String productId,
        @Nullable String product,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String sku,
        EditedField field,

        @Schema(description = "Money of a price, a number of pieces of stock, else a text") @Nullable
        Object before,

        @Schema(description = "Likewise") @Nullable Object after,
        Editor by,
        Instant at) {

    /**
     * A part of all edits, the newest first.
     *
     * @param next the cursor of the following part, null at the end
     */
    public record EditList(List<Edit> items, @Nullable String next) {

        public EditList {
            items = List.copyOf(items);
        }
    }
}
