package dev.souk.catalog.feed;

import dev.souk.catalog.feed.Known.KnownProduct;
import dev.souk.catalog.feed.Known.KnownVariant;
import dev.souk.db.TimeSortedIds;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a batch of lines changes in the catalogue; nothing, when it says what it said last. */
final class FeedPlan {

    private final Map<String, ProductChange> products = new LinkedHashMap<>();
    private final List<VariantChange> variants = new ArrayList<>();
    private final Map<Long, Long> moves = new LinkedHashMap<>();
    private final Set<Long> touched = new HashSet<>();
    private final Set<String> changedSkus = new HashSet<>();

    /**
     * A product to insert or to update.
     *
     * @param before as it stands, null when it is new
     */
    record ProductChange(long id, FeedEntry entry, @Nullable KnownProduct before) {

        boolean isNew() {
            return before == null;
        }

        /** Its slug as it stands; a new product has none. */
        String slug() {
            return before == null ? "" : before.slug();
        }

        private String stem() {
            return Slug.of(entry.item().title(), entry.productKey());
        }

        /** An address stays while the title does, a comma more or less aside. */
        private boolean keepsSlug() {
            return before != null
                    && Slug.of(before.title(), before.externalId()).equals(stem());
        }
    }

    /**
     * A variant to insert or to update.
     *
     * @param before as it stands, null when it is new
     */
    record VariantChange(
            long id,
            FeedEntry entry,
            long productId,
            @Nullable KnownVariant before) {

        boolean isNew() {
            return before == null;
        }
    }

    FeedPlan(List<FeedEntry> entries, Known known, TimeSortedIds ids) {
        Map<String, Long> productIds = new HashMap<>();
        known.products().forEach((key, product) -> productIds.put(key, product.id()));
        for (FeedEntry entry : entries) {
            planProduct(entry, known.products().get(entry.productKey()), productIds, ids);
        }
        for (FeedEntry entry : entries) {
            Long product = productIds.get(entry.productKey());
            if (product == null) {
                throw new IllegalStateException("Line " + entry.line() + " has no product");
            }
            planVariant(entry, known.variants().get(entry.item().id()), product, ids);
        }
    }

    private void planProduct(
            FeedEntry entry, @Nullable KnownProduct before, Map<String, Long> productIds, TimeSortedIds ids) {
        if (before == null && !productIds.containsKey(entry.productKey())) {
            long id = ids.next();
            productIds.put(entry.productKey(), id);
            change(new ProductChange(id, entry, null));
        } else if (before != null
                && entry.speaksForProduct()
                && !before.feedHash().equals(entry.productHash())) {
            change(new ProductChange(before.id(), entry, before));
            changedSkus.add(entry.item().id());
        }
    }

    private void change(ProductChange product) {
        products.put(product.entry().productKey(), product);
        touched.add(product.id());
    }

    private void planVariant(FeedEntry entry, @Nullable KnownVariant before, long product, TimeSortedIds ids) {
        if (before == null) {
            variants.add(new VariantChange(ids.next(), entry, product, null));
            changedSkus.remove(entry.item().id());
            touched.add(product);
        } else if (!before.feedHash().equals(entry.variantHash())) {
            variants.add(new VariantChange(before.id(), entry, product, before));
            changedSkus.add(entry.item().id());
            touched.add(product);
            if (before.productId() != product) {
                moves.put(before.productId(), product);
                touched.add(before.productId());
            }
        }
    }

    boolean isEmpty() {
        return products.isEmpty() && variants.isEmpty();
    }

    List<ProductChange> newProducts() {
        return products.values().stream().filter(ProductChange::isNew).toList();
    }

    List<ProductChange> changedProducts() {
        return products.values().stream().filter(product -> !product.isNew()).toList();
    }

    List<ProductChange> products() {
        return List.copyOf(products.values());
    }

    List<VariantChange> variants() {
        return variants;
    }

    /** Products that lose a variant, and the one it goes to. */
    Map<Long, Long> moves() {
        return moves;
    }

    /** Products whose price, stock, picture and words are to be told anew. */
    Set<Long> touched() {
        return touched;
    }

    /** Those of them that were there before: what shows them is not up to date any more. */
    Set<Long> changedIds() {
        Set<Long> changed = new HashSet<>(touched);
        newProducts().forEach(product -> changed.remove(product.id()));
        return changed;
    }

    /** The stems of products that need a slug, in the order of the feed. */
    SequencedMap<Long, String> stems() {
        SequencedMap<Long, String> stems = new LinkedHashMap<>();
        products.values().stream()
                .filter(product -> !product.keepsSlug())
                .forEach(product -> stems.put(product.id(), product.stem()));
        return stems;
    }

    /** How many of {@code lines} made or changed something. */
    FeedBatch.Outcome outcome(int lines, CategoryPaths categories) {
        long created = variants.stream().filter(VariantChange::isNew).count();
        long changed = changedSkus.size();
        return new FeedBatch.Outcome(
                created,
                changed,
                lines - created - changed,
                newProducts().size(),
                changedProducts().size(),
                categories);
    }
}
