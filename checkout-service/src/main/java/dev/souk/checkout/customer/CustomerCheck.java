package dev.souk.checkout.customer;

import dev.souk.checkout.customer.CustomerProblem.Flaw;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Whether what somebody typed can be kept. */
@Singleton
final class CustomerCheck {

    private static final int LONGEST = 100;
    private static final int LONGEST_EMAIL = 254; // what SMTP can carry
    private static final int LONGEST_POSTAL_CODE = 20;
    private static final Set<String> COUNTRIES = Set.of(Locale.getISOCountries());

    /** Only mail itself can tell whether an address works; this catches slips. */
    private static final Pattern EMAIL = Pattern.compile(
            "[^\\s@<>(),;:\"\\[\\]\\\\]{1,64}@[^\\s@.<>(),;:\"\\[\\]\\\\]+(\\.[^\\s@.<>(),;:\"\\[\\]\\\\]+)+");

    private final PasswordRules passwords;

    CustomerCheck(PasswordRules passwords) {
        this.passwords = passwords;
    }

    List<CustomerProblem> problems(NewCustomer customer) {
        List<CustomerProblem> problems = new ArrayList<>();
        problems.addAll(nameProblems(customer.name()));
        email(problems, customer.email());
        passwords.problem("/password", customer.password(), customer.email()).ifPresent(problems::add);
        return problems;
    }

    List<CustomerProblem> emailProblems(String email) {
        List<CustomerProblem> problems = new ArrayList<>();
        email(problems, email);
        return problems;
    }

    List<CustomerProblem> nameProblems(String name) {
        List<CustomerProblem> problems = new ArrayList<>();
        required(problems, "/name", name, "Say what you want to be called.");
        return problems;
    }

    List<CustomerProblem> problems(PostalAddress address) {
        List<CustomerProblem> problems = new ArrayList<>();
        required(problems, "/name", address.name(), "Say who receives the parcel.");
        required(problems, "/line1", address.line1(), "Say street and number.");
        keepable(problems, "/line2", address.line2(), LONGEST);
        required(problems, "/city", address.city(), "Say the town or city.");
        keepable(problems, "/region", address.region(), LONGEST);
        keepable(problems, "/postalCode", address.postalCode(), LONGEST_POSTAL_CODE);
        if (!COUNTRIES.contains(address.country())) {
            problems.add(new CustomerProblem("/country", Flaw.WRONG, "Say its ISO code of two letters, as US or DE."));
        }
        return problems;
    }

    private static void email(List<CustomerProblem> problems, String email) {
        String key = EmailKey.of(email);
        if (email.isEmpty()) {
            problems.add(new CustomerProblem("/email", Flaw.MISSING, "Say an e-mail address."));
        } else if (length(email) > LONGEST_EMAIL || length(key) > LONGEST_EMAIL) {
            problems.add(tooLong("/email", LONGEST_EMAIL));
        } else if (!EMAIL.matcher(email).matches() || !EMAIL.matcher(key).matches() || isUnreadable(email)) {
            problems.add(new CustomerProblem(
                    "/email", Flaw.WRONG, "This is not an e-mail address: write it as name@example.com."));
        }
    }

    private static void required(List<CustomerProblem> problems, String pointer, String value, String detail) {
        if (value.isEmpty()) {
            problems.add(new CustomerProblem(pointer, Flaw.MISSING, detail));
        }
        keepable(problems, pointer, Optional.of(value), LONGEST);
    }

    private static void keepable(List<CustomerProblem> problems, String pointer, Optional<String> value, int longest) {
        value.filter(text -> length(text) > longest).ifPresent(text -> problems.add(tooLong(pointer, longest)));
        value.filter(CustomerCheck::isUnreadable)
                .ifPresent(text -> problems.add(
                        new CustomerProblem(pointer, Flaw.UNREADABLE, "No line breaks and no control characters.")));
    }

    private static CustomerProblem tooLong(String pointer, int longest) {
        return new CustomerProblem(pointer, Flaw.TOO_LONG, "At most " + longest + " characters.");
    }

    private static int length(String text) {
        return text.codePointCount(0, text.length());
    }

    /** Control characters and halves of characters; marks that turn the direction of a text would make a label lie. */
    private static boolean isUnreadable(String text) {
        return text.codePoints().anyMatch(character -> switch (Character.getType(character)) {
            case Character.CONTROL, Character.SURROGATE, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR ->
                true;
            default -> (character >= 0x202A && character <= 0x202E) || (character >= 0x2066 && character <= 0x2069);
        });
    }
}
