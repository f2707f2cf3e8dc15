/** The catalogue's stock, as checkout uses it: set aside, committed, sold. */
@NullMarked
package dev.souk.checkout.stock;

import org.jspecify.annotations.NullMarked;
