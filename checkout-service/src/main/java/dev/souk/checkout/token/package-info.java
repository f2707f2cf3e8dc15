/** Who is signed in: sign-ins, the tokens that tell of them, and the keys that sign these. */
@NullMarked
package dev.souk.checkout.token;

import org.jspecify.annotations.NullMarked;
