/** When the service may be given requests. */
@NullMarked
package dev.souk.cart.readiness;

import org.jspecify.annotations.NullMarked;
