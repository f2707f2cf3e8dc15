package dev.souk.cart.cart;

/** What a change made of a cart. */
record Changed(Cart before, Cart after) {

    boolean isNone() {
        return after.version() == before.version();
    }

    /** Whether something is in it now that was not. */
    boolean hasNewLine() {
        return after.lines().stream().anyMatch(line -> before.bySku(line.sku()).isEmpty());
    }
}
