package dev.souk.cart.cart;

/** Who may look at a cart and change it; for everybody else there is no such cart. */
sealed interface Access permits Shopper, Caller {

    boolean allows(Owner owner);

    /** Of a locked cart for a change: whose it is may have changed a moment ago. */
    default Cart to(Cart cart) {
        if (!allows(cart.owner())) {
            throw Refusals.noSuchCart();
        }
        return cart;
    }
}
