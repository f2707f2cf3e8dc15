package dev.souk.checkout.customer;

import java.util.Arrays;
import java.util.function.IntPredicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What {@code If-Match} asks for. A customer's tag is {@code "v<version>"}, with the encoding behind it. */
final class ExpectedVersion implements IntPredicate {

    private static final Pattern TAG = Pattern.compile("(?:W/)?\"v(\\d{1,9})(?:-[^\"]*)?\"");

    private final @Nullable String ifMatch;

    /** @param ifMatch the header, null when there was none: then every version is well */
    ExpectedVersion(@Nullable String ifMatch) {
        this.ifMatch = ifMatch;
    }

    static String tag(Customer customer) {
        return "\"v" + customer.version() + '"';
    }

    @Override
    public boolean test(int version) {
        return ifMatch == null || Arrays.stream(ifMatch.split(",")).anyMatch(tag -> names(version, tag.strip()));
    }

    private static boolean names(int version, String tag) {
        if (tag.equals("*")) {
            return true;
        }
        Matcher parts = TAG.matcher(tag);
        return parts.matches() && Integer.parseInt(parts.group(1)) == version;
    }
}
