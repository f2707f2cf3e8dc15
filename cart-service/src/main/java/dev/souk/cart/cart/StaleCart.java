package dev.souk.cart.cart;

/** Somebody changed the cart since its caller saw it. */
final class StaleCart extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final transient Cart current;

    StaleCart(Cart current) {
        super("The cart is at version " + current.version(), null, false, false);
        this.current = current;
    }

    Cart current() {
        return current;
    }
}
