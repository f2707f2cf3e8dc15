package dev.souk.catalog.product;

import com.fasterxml.jackson.core.type.TypeReference;
import dev.souk.cache.Caches;
import dev.souk.cache.LevelledCache;
import dev.souk.cache.Made;
import dev.souk.catalog.Slugs;
import dev.souk.db.TimeSortedIds;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * What is sold: one product by its slug, and rows of cards. Each comes from a cache, and says there what it is made of; what is made
 * of these is dropped with them.
 */
@ApplicationScoped
public class Products {

    /** What one cart line may hold; how much more there is, is nobody's business. */
    public static final int MOST_PIECES = 99;

    private final ProductQueries queries;
    private final LevelledCache<ProductDetail> details;
    private final LevelledCache<String> formerSlugs;
    private final LevelledCache<ProductCard> cards;
    private final LevelledCache<List<String>> rows;

    Products(ProductQueries queries, Caches caches) {
        this.queries = queries;
        this.details = caches.ofObjects("product", new TypeReference<>() {});
        this.formerSlugs = caches.ofObjects("former-slug", new TypeReference<>() {});
        this.cards = caches.ofObjects("card", new TypeReference<>() {});
        this.rows = caches.ofObjects("row", new TypeReference<>() {});
    }

    public Uni<Optional<ProductDetail>> bySlug(String slug) {
        return Slugs.canBe(slug)
                ? details.findAll(List.of(slug), this::details).map(found -> Optional.ofNullable(found.get(slug)))
                : Uni.createFrom().item(Optional.empty());
    }

    /** Where a former slug leads now; empty when no product ever had it, or still has it. */
    public Uni<Optional<String>> currentSlug(String formerSlug) {
        return Slugs.canBe(formerSlug)
                ? formerSlugs.find(
                        formerSlug, () -> queries.currentSlug(formerSlug).map(Products::currentSlug))
                : Uni.createFrom().item(Optional.empty());
    }

    /** What the home page shows first. */
    public Uni<List<ProductCard>> featured(int limit) {
        return row("featured\n" + limit, ProductTags.OF_HOME, () -> queries.featured(limit));
    }

    /** What came in last and can be had. */
    public Uni<List<ProductCard>> newest(int limit) {
        return row("newest\n" + limit, ProductTags.OF_HOME, () -> queries.newest(limit));
    }

    /**
     * What else somebody who looks at {@code product} may like. Which that is changes with each price of its category, and matters
     * little: age alone mends it.
     */
    public Uni<List<ProductCard>> related(ProductDetail product, int limit) {
        return row(
                "related\n" + limit + "\n" + product.slug(),
                Set.of(ProductTags.of(product.id())),
                () -> queries.related(product.slug(), limit));
    }

    /** The cards of these products, in the order of {@code ids}; one that is gone is left out. */
    public Uni<List<ProductCard>> cards(Collection<String> ids) {
        return cards.findAll(ids, this::makeCards).map(found -> List.copyOf(found.values()));
    }

    private Uni<List<ProductCard>> row(String key, Set<String> tags, Supplier<Uni<List<String>>> ids) {
        return rows.find(key, () -> ids.get().map(found -> Made.of(found, tags)))
                .chain(found -> cards(found.orElseThrow()));
    }

    private Uni<Map<String, Made<ProductDetail>>> details(List<String> slugs) {
        return queries.bySlugs(slugs).map(found -> made(slugs, found, ProductDetail::id));
    }

    private Uni<Map<String, Made<ProductCard>>> makeCards(List<String> ids) {
        return queries.cards(ids).map(found -> made(ids, found, ProductCard::id));
    }

    /** What is not there may come. */
    private static <V> Map<String, Made<V>> made(List<String> keys, Map<String, V> found, Function<V, String> id) {
        return keys.stream()
                .collect(Collectors.toMap(
                        Function.identity(),
                        key -> Optional.ofNullable(found.get(key))
                                .map(value -> Made.of(value, Set.of(ProductTags.of(id.apply(value)))))
                                .orElseGet(() -> Made.nothing(Set.of(ProductTags.LISTINGS)))));
    }

    private static Made<String> currentSlug(Optional<ProductQueries.Current> current) {
        return current.map(now -> Made.of(now.slug(), Set.of(ProductTags.of(TimeSortedIds.text(now.id())))))
                .orElseGet(() -> Made.nothing(Set.of(ProductTags.LISTINGS)));
    }
}
