package dev.souk.web;

import java.util.List;
import java.util.Locale;

/**
 * Which fields of a form are never shown again, by their names: cards, security codes, passwords, tokens. What is taken for
 * one by mistake is entered twice; that is the lesser harm.
 */
final class SecretFields {

    private static final List<String> PARTS =
            List.of("card", "cvc", "cvv", "security", "iban", "password", "passphrase", "secret", "token");

    private SecretFields() {}

    static boolean has(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        return PARTS.stream().anyMatch(lower::contains);
    }
}
