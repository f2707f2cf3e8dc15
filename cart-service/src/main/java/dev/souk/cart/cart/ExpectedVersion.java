package dev.souk.cart.cart;

import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What {@code If-Match} asks for. A cart's tag is {@code "v<version>-<hash>"}, and only the version counts here: a price that
 * changed meanwhile is no other shopper's change.
 */
final class ExpectedVersion {

    private static final Pattern TAG = Pattern.compile("(?:W/)?\"v(\\d{1,18})(?:-[^\"]*)?\"");

    private final @Nullable String ifMatch;

    /** @param ifMatch the header, null when there was none: then every version is well */
    ExpectedVersion(@Nullable String ifMatch) {
        this.ifMatch = ifMatch;
    }

    /** @throws StaleCart when it is another version */
    void check(Cart cart) {
        if (ifMatch != null && Arrays.stream(ifMatch.split(",")).noneMatch(tag -> names(cart, tag.strip()))) {
            throw new StaleCart(cart);
        }
    }

    private static boolean names(Cart cart, String tag) {
        if (tag.equals("*")) {
            return true;
        }
        Matcher parts = TAG.matcher(tag);
        return parts.matches() && Long.parseLong(parts.group(1)) == cart.version();
    }
}
