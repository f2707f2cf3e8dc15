package dev.souk.checkout.session;

/** What a visitor comes back to. */
sealed interface Resumed {

    /** A session that goes on. */
    record Open(CheckoutView session) implements Resumed {}

    /** A cart that is not checked out yet, or not as it is now. */
    record Filled(int pieces) implements Resumed {}

    record Empty() implements Resumed {}
}
