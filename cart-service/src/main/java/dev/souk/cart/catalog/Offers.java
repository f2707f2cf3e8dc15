package dev.souk.cart.catalog;

import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What is known of some article numbers. Of others than those that were asked about it says nothing.
 *
 * @param bySku what is offered
 * @param notSold what the catalogue said it does not offer
 * @param complete whether the catalogue itself answered; else it was away, and this is what we happen to remember
 */
public record Offers(Map<String, OfferedProduct> bySku, Set<String> notSold, boolean complete) {

    public Optional<OfferedProduct> of(String sku) {
        return Optional.ofNullable(bySku.get(sku));
    }

    /** Whether the catalogue says so; false when nobody knows. */
    public boolean isNotSold(String sku) {
        return notSold.contains(sku);
    }
}
