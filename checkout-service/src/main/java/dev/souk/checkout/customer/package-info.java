/** Who buys here again: customers, their passwords and their addresses. */
@NullMarked
package dev.souk.checkout.customer;

import org.jspecify.annotations.NullMarked;
