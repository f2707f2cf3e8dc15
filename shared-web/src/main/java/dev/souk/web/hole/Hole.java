package dev.souk.web.hole;

import java.util.Arrays;
import java.util.Optional;

/** What a page may leave open for its visitor; in a template {@code {#hole cart-badge /}}. */
public enum Hole {
    /** Who is signed in, with the ways to what is theirs; or the way to the sign-in. */
    GREETING("greeting"),
    /** How many pieces are in the cart, in figures and in words. */
    CART_BADGE("cart-badge"),
    /** The hidden field that every form carries. */
    FORM_TOKEN("form-token");

    private final String name;

    Hole(String name) {
        this.name = name;
    }

    static Optional<Hole> of(String name) {
        return Arrays.stream(values()).filter(hole -> hole.name.equals(name)).findFirst();
    }

    @Override
    public String toString() {
        return name;
    }
}
