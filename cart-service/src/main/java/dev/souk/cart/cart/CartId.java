package dev.souk.cart.cart;

import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.regex.Pattern;

/** Names of carts: 128 random bits in hexadecimal digits. Whoever knows one may use the cart. */
final class CartId {

    private static final int BYTES = 16;
    private static final Pattern FORM = Pattern.compile("[0-9a-f]{32}");

    private CartId() {}

    static String random() {
        byte[] bytes = new byte[BYTES];
        new SecureRandom().nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }

    /** Whether it can be one at all: what cannot is not asked for. */
    static boolean canBe(String text) {
        return FORM.matcher(text).matches();
    }
}
