package dev.souk.cart.cart;

/** What somebody does to a cart, given as it is at that moment, locked. */
@FunctionalInterface
interface Change {

    /**
     * Makes the cart after it. May be called more than once, when a transaction is tried again.
     *
     * @throws RuntimeException when it cannot be done; the cart stays as it is, and others go on
     */
    Cart applyTo(Cart cart);

    /** A change that changes something counts as a new version. */
    default Changed on(Cart cart) {
        Cart after = applyTo(cart);
        return new Changed(cart, after.lines().equals(cart.lines()) ? cart : after.next());
    }

    /** This one if the cart is theirs. To be asked before anything else: a stranger is told nothing of it. */
    default Change by(Access access) {
        return cart -> applyTo(access.to(cart));
    }

    /** This one if the cart is still what its author saw. */
    default Change provided(ExpectedVersion expected) {
        return cart -> {
            expected.check(cart);
            return applyTo(cart);
        };
    }
}
