package dev.souk.cart.cart;

import io.quarkus.runtime.annotations.RegisterForReflection;

/** So many pieces of one thing, to be put in a cart. */
@RegisterForReflection // JsonBody makes it
public record NewLine(String sku, int quantity) {}
