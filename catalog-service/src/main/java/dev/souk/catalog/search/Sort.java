package dev.souk.catalog.search;

import java.util.Arrays;
import java.util.Optional;

/** In which order products are listed. */
public enum Sort {
    /** What can be had first, then what fits the text best, then the newest. */
    RELEVANCE("relevance"),
    NEWEST("newest"),
    PRICE("price"),
    PRICE_DESC("-price");

    private final String wireName;

    Sort(String wireName) {
        this.wireName = wireName;
    }

    /** As it stands in an address: {@code relevance}, {@code newest}, {@code price}, {@code -price}. */
    public String wireName() {
        return wireName;
    }

    public static Optional<Sort> of(String wireName) {
        return Arrays.stream(values())
                .filter(sort -> sort.wireName.equals(wireName))
                .findFirst();
    }
}
