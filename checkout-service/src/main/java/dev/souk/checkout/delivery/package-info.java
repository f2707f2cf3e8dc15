/** The ways an order reaches its buyer, and what they cost. */
@NullMarked
package dev.souk.checkout.delivery;

import org.jspecify.annotations.NullMarked;
