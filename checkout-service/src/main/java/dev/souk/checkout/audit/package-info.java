/** Whether the books agree: ours, the payment provider's and the catalogue's. */
@NullMarked
package dev.souk.checkout.audit;

import org.jspecify.annotations.NullMarked;
