/** Paying for a session and making it an order, whatever dies meanwhile. */
@NullMarked
package dev.souk.checkout.place;

import org.jspecify.annotations.NullMarked;
