/** A cart on its way to an order: who buys, where it goes, what it costs. */
@NullMarked
package dev.souk.checkout.session;

import org.jspecify.annotations.NullMarked;
