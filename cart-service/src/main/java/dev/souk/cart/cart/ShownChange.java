package dev.souk.cart.cart;

/** A change and the cart after it, as it is shown. */
record ShownChange(Changed changed, ShownCart cart) {}
