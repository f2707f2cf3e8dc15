package dev.souk.catalog.product;

import java.util.Collection;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What kept pages say they are made of; a change drops what is made of what changed. */
public final class ProductTags {

    /** On every page that lists products: one more or one less, or another order, may change it. */
    public static final String LISTINGS = "listings";

    private ProductTags() {}

    /**
     * One product, wherever it is shown.
     *
     * @param id as the outside knows it
     */
    public static String of(String id) {
        return "product:" + id;
    }

    /** A page that lists {@code cards}. */
    public static Set<String> ofListing(Collection<ProductCard> cards) {
        return with(LISTINGS, cards);
    }

    /** The page of one product. Which ones it shows as related matters little: the page's short life heals that. */
    static Set<String> ofProduct(ProductDetail product, Collection<ProductCard> related) {
        return with(of(product.id()), related);
    }

    private static Set<String> with(String tag, Collection<ProductCard> cards) {
        return Stream.concat(Stream.of(tag), cards.stream().map(ProductCard::id).map(ProductTags::of))
                .collect(Collectors.toUnmodifiableSet());
    }
}
