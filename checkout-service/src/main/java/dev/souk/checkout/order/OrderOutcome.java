package dev.souk.checkout.order;

/** What became of what staff wanted of an order. */
public sealed interface OrderOutcome {

    /** It is so, now or before. */
    record Done(OrderFile file) implements OrderOutcome {}

    /** What the order is by now leaves no way there. */
    record Refused(OrderFile file) implements OrderOutcome {}

    record Unknown() implements OrderOutcome {}
}
