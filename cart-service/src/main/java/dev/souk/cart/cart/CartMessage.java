package dev.souk.cart.cart;

import org.jspecify.annotations.Nullable;

/** What the cart says about what its visitor has just done. */
sealed interface CartMessage {

    /** Nothing: somebody just looks. */
    record None() implements CartMessage {}

    /** It is done. */
    record Done(String text) implements CartMessage {}

    /** Something is out, and may come back. */
    record Removed(String text, String sku, int quantity) implements CartMessage {}

    /** It could not be done. */
    record Refused(String text) implements CartMessage {}

    default @Nullable String done() {
        return this instanceof Done done ? done.text() : null;
    }

    default @Nullable Removed removed() {
        return this instanceof Removed removed ? removed : null;
    }

    default @Nullable String refused() {
        return this instanceof Refused refused ? refused.text() : null;
    }
}
