package dev.souk.catalog.product;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Products came or went, or stand elsewhere in listings.
 *
 * @param listings tags of those that may be others now; null in what was told before there were any: all
 */
@RegisterForReflection
record AssortmentChanged(@Nullable Set<String> listings) {

    static final String TOPIC = "assortment-changed";

    Set<String> tags() {
        return listings == null ? Set.of(ProductTags.LISTINGS) : listings;
    }
}
