package dev.souk.cart;

import java.time.Instant;

/** Knows what time it is, and the catalogue. */
public class CartManager {
    Instant now = Instant.now();
    dev.souk.catalog.ProductPages pages = new dev.souk.catalog.ProductPages();
}
