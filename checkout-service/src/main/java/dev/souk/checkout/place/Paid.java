package dev.souk.checkout.place;

import dev.souk.checkout.session.CheckoutView;
import dev.souk.web.FieldError;
import java.time.Duration;
import java.util.List;

/** What became of the wish to pay. */
public sealed interface Paid {

    /** There is an order. */
    record Completed(CheckoutView session) implements Paid {}

    /** The shopper has to prove the payment at the session's {@code continueUrl}. */
    record Challenged(CheckoutView session) implements Paid {}

    /** Not known yet; the work goes on, and the session will tell. */
    record InProgress(CheckoutView session) implements Paid {}

    /**
     * Nothing was charged; the session may be paid for again.
     *
     * @param reason one of {@code PaymentProblem}, or the provider's own word
     */
    record Declined(String reason) implements Paid {}

    /** The stock was gone before anything was charged; which lines. The session is over. */
    record NoStock(List<FieldError> lines) implements Paid {}

    /** Something is missing; its problems say what. */
    record NotReady(CheckoutView session) implements Paid {}

    /** It cannot be paid for any more, or somebody is paying for it right now; its status says which. */
    record TooLate(CheckoutView session) implements Paid {}

    /** Paid for too often; how often is allowed in which time, and when to come back. */
    record TooOften(int limit, Duration window, Duration retryAfter) implements Paid {}

    /** There is no such session. */
    record Unknown() implements Paid {}

    /** What became of it when the same was asked before, with the same key. */
    record Replayed(Paid first) implements Paid {}
}
