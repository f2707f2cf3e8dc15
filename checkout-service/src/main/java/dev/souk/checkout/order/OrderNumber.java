package dev.souk.checkout.order;

import dev.souk.checkout.Crockford;
import java.util.Optional;

/** What people call an order by: ten characters, 50 bits, in two groups. */
public final class OrderNumber {

    private static final int LENGTH = 10;
    private static final int GROUP = 5;

    private OrderNumber() {}

    public static String next() {
        return Crockford.random(LENGTH);
    }

    /** {@code 7KQ4MX2P9T} as {@code 7KQ4M-X2P9T}. */
    public static String shown(String number) {
        return number.substring(0, GROUP) + "-" + number.substring(GROUP);
    }

    /** What somebody typed, as it is stored. */
    public static Optional<String> read(String typed) {
        return Crockford.read(typed, LENGTH);
    }
}
