/** What one visitor means to buy. */
@NullMarked
package dev.souk.cart;

import org.jspecify.annotations.NullMarked;
