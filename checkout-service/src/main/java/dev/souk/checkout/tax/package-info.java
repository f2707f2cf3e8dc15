/** Tax on an order. */
@NullMarked
package dev.souk.checkout.tax;

import org.jspecify.annotations.NullMarked;
