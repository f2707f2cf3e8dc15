package dev.souk.cart.cart;

/** Does what a form asks for, unless it was the same click that did it already. */
record OncePerClick(Click click, Change change) implements Change {

    @Override
    public Cart applyTo(Cart cart) {
        boolean done = cart.lastClick().filter(click::repeats).isPresent();
        return done ? cart : change.applyTo(cart).after(click);
    }
}
