package dev.souk.checkout.customer;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.Locale;
import java.util.Optional;

/**
 * Where parcels of a customer go.
 *
 * @param region state, province or canton, where an address has one
 * @param postalCode where a country has them; whether it fits is looked at when something is sent there
 * @param country ISO 3166, two letters
 */
@RegisterForReflection // JsonBody makes it
public record PostalAddress(
        String name,
        String line1,
        Optional<String> line2,
        String city,
        Optional<String> region,
        Optional<String> postalCode,
        String country) {

    /** Without the blanks that fingers and phones add; what is blank is not there. */
    PostalAddress tidied() {
        return new PostalAddress(
                name.strip(),
                line1.strip(),
                tidied(line2),
                city.strip(),
                tidied(region),
                tidied(postalCode),
                country.strip().toUpperCase(Locale.ROOT));
    }

    private static Optional<String> tidied(Optional<String> text) {
        return text.map(String::strip).filter(stripped -> !stripped.isEmpty());
    }
}
