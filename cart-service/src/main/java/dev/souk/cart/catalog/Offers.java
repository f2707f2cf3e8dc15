package dev.souk.cart.catalog;

import java.util.Map;
import java.util.Optional;

/**
 * What is known of some article numbers.
 *
 * @param bySku what is offered
 * @param complete whether the catalogue itself answered for all of them: then one that is missing is not sold. Else it was
 *     away, and this is what we happen to remember
 */
public record Offers(Map<String, OfferedProduct> bySku, boolean complete) {

    public Optional<OfferedProduct> of(String sku) {
        return Optional.ofNullable(bySku.get(sku));
    }
}
