package dev.souk.catalog.admin;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.souk.catalog.feed.FeedImport;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
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
     * @param imports the product feeds that were taken in within the same part, the newest first; there may be nothing else in it
     * @param next the cursor of the following part, null at the end
     */
    public record EditList(
            List<Edit> items,
            List<FeedImport> imports,
            @Nullable String next) {

        public EditList {
            items = List.copyOf(items);
            imports = List.copyOf(imports);
        }

        /** Both, the newest first. */
        List<Change> changes() {
            return Stream.concat(
                            items.stream().map(Change::of), imports.stream().map(Change::of))
                    .sorted(Comparator.comparingLong(Change::id).reversed())
                    .toList();
        }

        /** So many of them, and the cursor of the ones that follow when there are more. */
        EditList first(int limit, AdminCursor after) {
            List<Change> all = changes();
            if (all.size() <= limit) {
                return new EditList(items, imports, null);
            }
            long last = all.get(limit - 1).id();
            return new EditList(
                    items.stream().filter(edit -> Change.of(edit).id() >= last).toList(),
                    imports.stream()
                            .filter(feed -> Change.of(feed).id() >= last)
                            .toList(),
                    new AdminCursor(after.list(), last).text());
        }
    }
}
