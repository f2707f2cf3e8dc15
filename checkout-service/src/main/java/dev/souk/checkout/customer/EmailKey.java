package dev.souk.checkout.customer;

import java.text.Normalizer;
import java.util.Locale;

/** An e-mail address as accounts are told apart by it: case and the ways to write one character make no second account. */
public final class EmailKey {

    private EmailKey() {}

    public static String of(String email) {
        return Normalizer.normalize(email.strip(), Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
    }
}
