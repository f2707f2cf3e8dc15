package dev.souk.catalog.product;

import io.quarkus.runtime.annotations.RegisterForReflection;

/**
 * Products came or went, or stand elsewhere in lists: every page that lists some may be another one.
 *
 * @param products how many
 */
@RegisterForReflection
record AssortmentChanged(int products) {

    static final String TOPIC = "assortment-changed";
}
