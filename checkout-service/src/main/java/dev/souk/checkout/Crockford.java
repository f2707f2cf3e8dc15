package dev.souk.checkout;

import java.security.SecureRandom;
import java.util.Locale;
import java.util.Optional;

/** Crockford's base 32: no letter that reads like a digit, and no U, so that it is easily read out and never rude. */
public final class Crockford {

    private static final String ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

    private Crockford() {}

    /** Characters that nobody can guess, five bits each. */
    public static String random(int length) {
        SecureRandom random = new SecureRandom();
        StringBuilder text = new StringBuilder(length);
        for (int i = 0; i < length; i++) {
            text.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
        }
        return text.toString();
    }

    /** A name that nobody can guess and that nobody reads out: 130 bits in lower case. */
    public static String secret() {
        return random(26).toLowerCase(Locale.ROOT);
    }

    /** What somebody typed as it was meant: any case, hyphens and spaces, o for 0, i and l for 1. */
    public static Optional<String> read(String typed, int length) {
        if (typed.length() > 2 * length) {
            return Optional.empty();
        }
        String canonical = typed.toUpperCase(Locale.ROOT)
                .replaceAll("[- ]", "")
                .replace('O', '0')
                .replace('I', '1')
                .replace('L', '1');
        boolean usable =
                canonical.length() == length && canonical.chars().allMatch(letter -> ALPHABET.indexOf(letter) >= 0);
        return usable ? Optional.of(canonical) : Optional.empty();
    }
}
