package dev.souk.checkout.stock;

import io.quarkus.runtime.annotations.RegisterForReflection;

/** So many pieces of one thing. */
@RegisterForReflection
public record Wanted(String sku, int quantity) {}
