package dev.souk.cart.cart;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * A form that was sent to put something in a cart, so that a double click counts once. The form of a product page cannot carry
 * a number of its own, because the page is kept for everybody: so the same thing again within a second is the same click. To
 * mean it again one has to see the cart, go back and click, which takes longer. A script, which can be quicker, numbers what
 * it sends: another number is another click, however soon.
 *
 * @param hash of the number, or else of what is put in
 */
record Click(String hash, Instant at) {

    private static final Duration DOUBLE_CLICK = Duration.ofSeconds(1); // the slowest that systems can be set to

    static Click of(WantedLine line, @Nullable String number, Instant now) {
        return number == null || number.isEmpty()
                ? new Click(sha256("form " + line.quantity() + ' ' + line.sku()), now)
                : new Click(sha256("number " + number), now);
    }

    boolean repeats(Click earlier) {
        return hash.equals(earlier.hash) && at.isBefore(earlier.at.plus(DOUBLE_CLICK));
    }

    private static String sha256(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }
}
