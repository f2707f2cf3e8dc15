package dev.souk.checkout.customer;

import dev.souk.checkout.token.Holder;
import dev.souk.web.identity.Tokens;

/** Somebody who has signed in, with what shows it. */
record Entered(Holder holder, Tokens tokens) {}
