package dev.souk.cart.cart;

/** The customer's cart after a guest's was merged into it, and what became of the guest's things. */
record Merged(Cart cart, MergeNews news) {}
