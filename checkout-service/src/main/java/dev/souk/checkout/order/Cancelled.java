package dev.souk.checkout.order;

/** What became of the wish to cancel an order. */
public sealed interface Cancelled {

    /** It is, now or before; money and stock are on their way back. */
    record Done(Order order) implements Cancelled {}

    /** There is no such order, or the key is not its own. */
    record Unknown() implements Cancelled {}

    /** It has left the house. */
    record TooLate(Order order) implements Cancelled {}
}
