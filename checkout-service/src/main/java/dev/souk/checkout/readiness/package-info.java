/** When this pod may be sent shoppers. */
@NullMarked
package dev.souk.checkout.readiness;

import org.jspecify.annotations.NullMarked;
