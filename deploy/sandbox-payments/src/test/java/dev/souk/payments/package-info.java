/** The provider as a running program, asked over HTTP. */
@NullMarked
package dev.souk.payments;

import org.jspecify.annotations.NullMarked;
