/** A payment provider to try the shop with: it charges nobody, and forgets no charge. */
@NullMarked
package dev.souk.payments;

import org.jspecify.annotations.NullMarked;
