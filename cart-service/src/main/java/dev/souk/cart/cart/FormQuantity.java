package dev.souk.cart.cart;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A quantity as somebody wrote it into a form. */
final class FormQuantity {

    private static final int MOST_DIGITS = 6;
    private static final int TOO_MANY = 1_000_000; // of what is more, only that it is too much is of interest

    private FormQuantity() {}

    /** Empty when it is not a number of pieces. */
    static Optional<Integer> atLeast(int least, @Nullable String text) {
        String digits = text == null ? "" : text.strip();
        if (!digits.matches("[0-9]+")) {
            return Optional.empty();
        }
        int pieces = digits.length() > MOST_DIGITS ? TOO_MANY : Integer.parseInt(digits);
        return Optional.of(pieces).filter(wanted -> wanted >= least);
    }
}
