package dev.souk.cart.cart;

/** Article numbers. */
final class Sku {

    private static final int LONGEST = 64; // what the catalogue's column holds

    private Sku() {}

    /** Whether it can be one at all: what cannot need not be asked for. */
    static boolean canBe(String text) {
        return !text.isEmpty() && text.length() <= LONGEST;
    }
}
