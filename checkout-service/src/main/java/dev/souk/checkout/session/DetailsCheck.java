package dev.souk.checkout.session;

import dev.souk.checkout.delivery.DeliveryMethods;
import dev.souk.checkout.session.DetailProblem.Flaw;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Whether what somebody typed can be kept, and whether it is enough to send a parcel. */
@Singleton
final class DetailsCheck {

    private static final int LONGEST = 100; // carriers print some 35 to 60 characters of a line
    private static final int LONGEST_EMAIL = 254; // what SMTP can carry
    private static final int LONGEST_POSTAL_CODE = 20;
    private static final int LONGEST_COUNTRY = 2;
    private static final int LONGEST_METHOD = 40;
    private static final String ADDRESS = "/shippingAddress";

    private static final Set<String> COUNTRIES = Set.of(Locale.getISOCountries());

    /** Only mail itself can tell whether an address works; this catches slips. */
    private static final Pattern EMAIL = Pattern.compile(
            "[^\\s@<>(),;:\"\\[\\]\\\\]{1,64}@[^\\s@.<>(),;:\"\\[\\]\\\\]+(\\.[^\\s@.<>(),;:\"\\[\\]\\\\]+)+");

    private final DeliveryMethods delivery;

    DetailsCheck(DeliveryMethods delivery) {
        this.delivery = delivery;
    }

    /** What is no text of an address at all, and is not kept. */
    List<DetailProblem> unusable(Details details) {
        List<DetailProblem> problems = new ArrayList<>();
        Address address = orEmpty(details.shippingAddress());
        keepable(problems, "/email", details.email(), LONGEST_EMAIL);
        keepable(problems, ADDRESS + "/name", address.name(), LONGEST);
        keepable(problems, ADDRESS + "/line1", address.line1(), LONGEST);
        keepable(problems, ADDRESS + "/line2", address.line2(), LONGEST);
        keepable(problems, ADDRESS + "/city", address.city(), LONGEST);
        keepable(problems, ADDRESS + "/region", address.region(), LONGEST);
        keepable(problems, ADDRESS + "/postalCode", address.postalCode(), LONGEST_POSTAL_CODE);
        keepable(problems, ADDRESS + "/country", address.country(), LONGEST_COUNTRY);
        keepable(problems, "/deliveryMethod", details.deliveryMethod(), LONGEST_METHOD);
        return problems;
    }

    /** What is still missing or wrong, in the order of the form. */
    List<DetailProblem> problems(Details details) {
        List<DetailProblem> problems = new ArrayList<>();
        email(problems, details.email());
        address(problems, orEmpty(details.shippingAddress()));
        deliveryMethod(problems, details.deliveryMethod());
        return problems;
    }

    /** The country, when it is one. */
    static @Nullable String country(Details details) {
        Address address = details.shippingAddress();
        return address != null && address.country() != null && COUNTRIES.contains(address.country())
                ? address.country()
                : null;
    }

    private static void email(List<DetailProblem> problems, @Nullable String email) {
        if (email == null) {
            problems.add(missing("/email", "Say an e-mail address: the confirmation goes there."));
        } else if (!EMAIL.matcher(email).matches()) {
            problems.add(wrong("/email", "This is not an e-mail address: write it as name@example.com."));
        }
    }

    private static void address(List<DetailProblem> problems, Address address) {
        required(problems, "/name", address.name(), "Say who receives the parcel.");
        required(problems, "/line1", address.line1(), "Say street and number.");
        required(problems, "/city", address.city(), "Say the town or city.");
        String country = address.country();
        if (country == null) {
            problems.add(missing(ADDRESS + "/country", "Say the country, as two letters: US."));
        } else if (!COUNTRIES.contains(country)) {
            problems.add(wrong(ADDRESS + "/country", "There is no such country: say its ISO code, as US or DE."));
        } else {
            postalCode(problems, country, address.postalCode());
        }
    }

    private static void postalCode(List<DetailProblem> problems, String country, @Nullable String code) {
        if (PostalCodes.fits(country, code)) {
            return;
        }
        problems.add(
                code == null
                        ? missing(ADDRESS + "/postalCode", "Say the postal code.")
                        : wrong(ADDRESS + "/postalCode", "This is not a postal code of the country."));
    }

    private void deliveryMethod(List<DetailProblem> problems, @Nullable String method) {
        if (method == null) {
            problems.add(missing("/deliveryMethod", "Choose one of deliveryOptions."));
        } else if (!delivery.has(method)) {
            problems.add(new DetailProblem(
                    "/deliveryMethod", "There is no such delivery: choose one of deliveryOptions.", Flaw.UNKNOWN));
        }
    }

    private static void required(List<DetailProblem> problems, String field, @Nullable String value, String detail) {
        if (value == null) {
            problems.add(missing(ADDRESS + field, detail));
        }
    }

    private static void keepable(List<DetailProblem> problems, String pointer, @Nullable String value, int longest) {
        if (value == null) {
            return;
        }
        if (value.codePointCount(0, value.length()) > longest) {
            problems.add(new DetailProblem(pointer, "At most " + longest + " characters.", Flaw.TOO_LONG));
        }
        if (value.codePoints().anyMatch(DetailsCheck::isUnreadable)) {
            problems.add(new DetailProblem(pointer, "No line breaks and no control characters.", Flaw.UNREADABLE));
        }
    }

    /** Control characters and halves of characters; marks that turn the direction of a text would make a label lie. */
    private static boolean isUnreadable(int character) {
        return switch (Character.getType(character)) {
            case Character.CONTROL, Character.SURROGATE, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR ->
                true;
            default -> (character >= 0x202A && character <= 0x202E) || (character >= 0x2066 && character <= 0x2069);
        };
    }

    private static DetailProblem missing(String pointer, String detail) {
        return new DetailProblem(pointer, detail, Flaw.MISSING);
    }

    private static DetailProblem wrong(String pointer, String detail) {
        return new DetailProblem(pointer, detail, Flaw.WRONG);
    }

    private static Address orEmpty(@Nullable Address address) {
        return address == null ? new Address(null, null, null, null, null, null, null) : address;
    }
}
