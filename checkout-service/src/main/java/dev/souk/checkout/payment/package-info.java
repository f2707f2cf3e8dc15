/** Taking money. */
@NullMarked
package dev.souk.checkout.payment;

import org.jspecify.annotations.NullMarked;
