package dev.souk.checkout.session;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Where an order goes, as typed: anything may be missing while the shopper is still typing.
 *
 * @param region state, province or canton, where an address has one
 * @param country ISO 3166, two letters
 */
@RegisterForReflection
public record Address(
        @Nullable String name,
        @Nullable String line1,
        @Nullable String line2,
        @Nullable String city,
        @Nullable String region,
        @Nullable String postalCode,
        @Nullable String country) {

    Address tidied() {
        String code = Details.tidied(country);
        return new Address(
                Details.tidied(name),
                Details.tidied(line1),
                Details.tidied(line2),
                Details.tidied(city),
                Details.tidied(region),
                Details.tidied(postalCode),
                code == null ? null : code.toUpperCase(Locale.ROOT));
    }
}
