/** The catalogue as a cart sees it. */
@NullMarked
package dev.souk.cart.catalog;

import org.jspecify.annotations.NullMarked;
