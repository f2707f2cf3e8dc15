/** The cart service, as checkout uses it: what somebody means to buy. */
@NullMarked
package dev.souk.checkout.cart;

import org.jspecify.annotations.NullMarked;
