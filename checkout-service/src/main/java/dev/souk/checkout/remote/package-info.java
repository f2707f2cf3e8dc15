/** Talking to other services: limits, a breaker, and answers that may never come. */
@NullMarked
package dev.souk.checkout.remote;

import org.jspecify.annotations.NullMarked;
