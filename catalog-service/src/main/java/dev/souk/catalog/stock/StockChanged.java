package dev.souk.catalog.stock;

import io.quarkus.runtime.annotations.RegisterForReflection;

/** Of a variant of this product there is not as much as pages say. */
@RegisterForReflection
record StockChanged(long productId) {

    static final String TOPIC = "stock-changed";
}
