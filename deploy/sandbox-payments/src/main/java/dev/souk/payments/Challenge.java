package dev.souk.payments;

import org.jspecify.annotations.Nullable;

/** What the card's owner is asked, and where to go afterwards. */
record Challenge(Charge charge, @Nullable String returnUrl) {}
