package dev.souk.catalog.feed;

import dev.souk.db.ReadSession;
import io.quarkus.runtime.annotations.RegisterForReflection;
import io.smallrye.mutiny.Uni;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What the catalogue has already of the products and variants of a batch. */
record Known(Map<String, KnownProduct> products, Map<String, KnownVariant> variants) {

    private static final String PRODUCTS = """
            select id, external_id, slug, title, feed_hash
            from product
            where external_id in (:keys)
            """;

    private static final String VARIANTS = """
            select id, sku, product_id, feed_hash
            from variant
            where sku in (:skus)
            """;

    static Uni<Known> of(ReadSession session, List<FeedEntry> entries) {
        Set<String> keys = entries.stream().map(FeedEntry::productKey).collect(Collectors.toSet());
        Set<String> skus = entries.stream().map(entry -> entry.item().id()).collect(Collectors.toSet());
        return session.sql(PRODUCTS, KnownProduct.class)
                .bind("keys", keys)
                .list()
                .chain(products -> session.sql(VARIANTS, KnownVariant.class)
                        .bind("skus", skus)
                        .list()
                        .map(variants ->
                                new Known(by(KnownProduct::externalId, products), by(KnownVariant::sku, variants))));
    }

    private static <T> Map<String, T> by(Function<T, String> key, Collection<T> rows) {
        return rows.stream().collect(Collectors.toMap(key, Function.identity()));
    }

    @RegisterForReflection
    record KnownProduct(long id, String externalId, String slug, String title, String feedHash) {}

    @RegisterForReflection
    record KnownVariant(long id, String sku, long productId, String feedHash) {}
}
