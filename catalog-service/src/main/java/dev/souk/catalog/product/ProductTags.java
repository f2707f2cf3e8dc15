package dev.souk.catalog.product;

import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What is kept says what it is made of, and a change drops what is made of what changed. Which products a listing has, and in which
 * order, depends on more than on those it has; its tags tell on what.
 */
public final class ProductTags {

    /** On all listings: many products came or went. */
    public static final String LISTINGS = "listings";

    /** On the tree of categories. */
    public static final String CATEGORIES = "categories";

    /** What the home page shows. */
    public static final Set<String> OF_HOME = Set.of(LISTINGS, stock("home"));

    private static final String WORDS = LISTINGS + ":words";
    private static final String ALL = "all";
    private static final String SEARCH = "search";

    private ProductTags() {}

    /**
     * One product, wherever it is shown.
     *
     * @param id as the outside knows it
     */
    public static String of(String id) {
        return "product:" + id;
    }

    /**
     * Of a listing.
     *
     * @param category slug of the category that it is of, if it is
     * @param search whether it has what fits some words
     * @param order which values of a product its order depends on
     */
    public static Set<String> ofListing(@Nullable String category, boolean search, OrderedBy order) {
        String listed = category == null ? ALL : place(category);
        String place = search ? SEARCH : listed;
        Set<String> tags = new HashSet<>(Set.of(LISTINGS));
        if (search) {
            tags.add(WORDS);
        }
        switch (order) {
            case STOCK -> tags.add(stock(place));
            case PRICE -> tags.add(price(place));
            case AGE -> {}
        }
        return tags;
    }

    /** What a listing is ordered by. */
    public enum OrderedBy {
        /** What can be had comes first. */
        STOCK,
        PRICE,
        /** When the product came, which never changes. */
        AGE
    }

    /** Listings that have a product in another place when it can be had again, or no more. */
    static Set<String> whereStockCounts(Collection<String> categories) {
        return Stream.concat(categories.stream().map(ProductTags::place), Stream.of(ALL, SEARCH, "home"))
                .map(ProductTags::stock)
                .collect(Collectors.toUnmodifiableSet());
    }

    /** Listings that have a product in another place when it costs something else. */
    static Set<String> wherePricesCount(Collection<String> categories) {
        return Stream.concat(categories.stream().map(ProductTags::place), Stream.of(ALL, SEARCH))
                .map(ProductTags::price)
                .collect(Collectors.toUnmodifiableSet());
    }

    /** Listings that find a product or not, by what it is called. */
    static Set<String> whereWordsCount() {
        return Set.of(WORDS);
    }

    private static String place(String category) {
        return "in-" + category;
    }

    private static String stock(String place) {
        return LISTINGS + ":stock:" + place;
    }

    private static String price(String place) {
        return LISTINGS + ":price:" + place;
    }
}
