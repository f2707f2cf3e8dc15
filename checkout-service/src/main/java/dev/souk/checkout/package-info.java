/** Turning a cart into a paid order, exactly once. */
@NullMarked
package dev.souk.checkout;

import org.jspecify.annotations.NullMarked;
