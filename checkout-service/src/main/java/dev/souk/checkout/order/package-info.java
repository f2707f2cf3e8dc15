/** What was bought. */
@NullMarked
package dev.souk.checkout.order;

import org.jspecify.annotations.NullMarked;
