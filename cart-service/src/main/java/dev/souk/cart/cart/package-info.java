/** Carts: their lines, totals and notices, as pages and as JSON. */
@NullMarked
package dev.souk.cart.cart;

import org.jspecify.annotations.NullMarked;
