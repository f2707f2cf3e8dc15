package dev.souk.web.hole;

import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;

/**
 * What a page may leave open for its visitor; in a template {@code {#hole cart-badge /}}. These are all there are, the same in
 * each service, because each puts its pages into the one layout. What goes into one is a {@link HoleFilling}.
 */
public enum Hole {
    /** Who is signed in, with the ways to what is theirs; or the way to the sign-in. */
    GREETING("greeting", Waiting.UNNOTICED),
    /** How many pieces are in the cart, in figures and in words. */
    CART_BADGE("cart-badge", Waiting.UNNOTICED),
    /** The hidden field that every form carries. */
    FORM_TOKEN("form-token", Waiting.FOR_WHAT_MATTERS);

    private final String name;
    private final Duration deadline;

    Hole(String name, Duration deadline) {
        this.name = name;
        this.deadline = deadline;
    }

    static Optional<Hole> of(String name) {
        return Arrays.stream(values()).filter(hole -> hole.name.equals(name)).findFirst();
    }

    /** How long a page waits for it; then it goes out with the fallback. */
    Duration deadline() {
        return deadline;
    }

    @Override
    public String toString() {
        return name;
    }

    private static final class Waiting {

        /** A tenth of a second is felt as at once (Nielsen); beyond it the page matters more. */
        private static final Duration UNNOTICED = Duration.ofMillis(100);

        /** Without it no form of the page can be sent. Whoever has waited for a second has noticed. */
        private static final Duration FOR_WHAT_MATTERS = Duration.ofMillis(500);
    }
}
