package dev.souk.checkout.session;

import dev.souk.web.FieldError;
import java.time.Duration;
import java.util.List;

/** What became of the wish to check out. */
public sealed interface Started {

    /** A new session. */
    record Created(CheckoutView session) implements Started {}

    /** The cart has an open one already. */
    record Open(CheckoutView session) implements Started {}

    record NoSuchCart() implements Started {}

    record EmptyCart() implements Started {}

    /** Nothing was set aside; which lines of the cart want more than there is. */
    record TooFew(List<FieldError> lines) implements Started {}

    /**
     * The visitor has enough open sessions.
     *
     * @param limit of them
     * @param retryAfter until the first of them ends by itself
     */
    record TooMany(int limit, Duration retryAfter) implements Started {}

    /** What became of it when the same was asked before, with the same key. */
    record Replayed(Started first) implements Started {}
}
