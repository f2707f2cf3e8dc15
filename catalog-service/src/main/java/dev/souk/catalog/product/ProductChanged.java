package dev.souk.catalog.product;

import io.quarkus.runtime.annotations.RegisterForReflection;

/**
 * Something that pages show of a product is not what it was.
 *
 * @param productId as the outside knows it
 */
@RegisterForReflection
record ProductChanged(String productId) {

    static final String TOPIC = "product-changed";
}
