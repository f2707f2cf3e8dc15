package dev.souk.checkout.customer;

import dev.souk.checkout.customer.CustomerProblem.Flaw;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Which passwords are taken: by length, and none of those that are tried first. No rules about digits and signs, which make people
 * write Password1! (NIST SP 800-63B, 5.1.1.2).
 */
@Singleton
final class PasswordRules {

    static final int SHORTEST = 8;
    static final int LONGEST = 200; // longer than any pass phrase, short enough to be hashed in no time

    private static final String COMMON = "/common-passwords.txt";

    private final Set<String> common;

    PasswordRules() {
        this.common = read();
    }

    /**
     * What is wrong with a new password.
     *
     * @param pointer where it stands
     * @param email whose it is to be: the first thing that anybody tries
     */
    Optional<CustomerProblem> problem(String pointer, String password, String email) {
        String typed = Normalizer.normalize(password, Normalizer.Form.NFKC);
        int length = typed.codePointCount(0, typed.length());
        if (typed.isBlank()) {
            return problem(pointer, Flaw.MISSING, "Choose a password.");
        }
        if (length < SHORTEST) {
            return problem(pointer, Flaw.TOO_SHORT, "At least " + SHORTEST + " characters.");
        }
        if (length > LONGEST) {
            return problem(pointer, Flaw.TOO_LONG, "At most " + LONGEST + " characters.");
        }
        String lower = typed.toLowerCase(Locale.ROOT);
        String key = EmailKey.of(email);
        if (common.contains(lower) || lower.equals(key) || lower.equals(key.split("@", 2)[0])) {
            return problem(
                    pointer, Flaw.COMMON, "This is one of the passwords that are tried first. Choose another one.");
        }
        return Optional.empty();
    }

    private static Optional<CustomerProblem> problem(String pointer, Flaw flaw, String detail) {
        return Optional.of(new CustomerProblem(pointer, flaw, detail));
    }

    private static Set<String> read() {
        try (InputStream file = PasswordRules.class.getResourceAsStream(COMMON)) {
            if (file == null) {
                throw new IllegalStateException(COMMON + " is missing in the program");
            }
            return new String(file.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .collect(Collectors.toUnmodifiableSet());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
