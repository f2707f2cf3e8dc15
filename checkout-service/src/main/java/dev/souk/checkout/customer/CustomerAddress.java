package dev.souk.checkout.customer;

import dev.souk.db.TimeSortedIds;
import io.quarkus.runtime.annotations.RegisterForReflection;
import org.jspecify.annotations.Nullable;

/** An address that a customer keeps here; see {@link PostalAddress}. */
@RegisterForReflection
public record CustomerAddress(
        String id,
        String name,
        String line1,
        @Nullable String line2,
        String city,
        @Nullable String region,
        @Nullable String postalCode,
        String country) {

    static CustomerAddress of(long id, PostalAddress address) {
        return new CustomerAddress(
                TimeSortedIds.text(id),
                address.name(),
                address.line1(),
                address.line2().orElse(null),
                address.city(),
                address.region().orElse(null),
                address.postalCode().orElse(null),
                address.country());
    }
}
