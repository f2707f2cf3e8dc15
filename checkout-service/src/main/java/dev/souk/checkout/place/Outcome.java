package dev.souk.checkout.place;

import dev.souk.checkout.session.CheckoutSession;
import dev.souk.web.FieldError;
import java.util.List;

/** How a placement went, as far as the pod that was at work on it knows. */
sealed interface Outcome {

    /** There is an order. */
    record Ordered(CheckoutSession session) implements Outcome {}

    /** The shopper has to prove the payment. */
    record Challenged(CheckoutSession session) implements Outcome {}

    /** Nothing was charged. */
    record Refused(CheckoutSession session, String problem) implements Outcome {}

    /** The stock was gone before anything was charged. */
    record NoStock(List<FieldError> lines) implements Outcome {}

    /** Somebody will go on later. */
    record Open() implements Outcome {}
}
