package dev.souk.checkout.customer;

import java.util.Optional;
import org.jboss.resteasy.reactive.RestForm;
import org.jspecify.annotations.Nullable;

/** An address as a browser sends it. */
class AddressForm {

    @RestForm
    @Nullable
    String name;

    @RestForm
    @Nullable
    String line1;

    @RestForm
    @Nullable
    String line2;

    @RestForm
    @Nullable
    String postalCode;

    @RestForm
    @Nullable
    String city;

    @RestForm
    @Nullable
    String region;

    @RestForm
    @Nullable
    String country;

    PostalAddress address() {
        return new PostalAddress(
                text(name),
                text(line1),
                Optional.ofNullable(line2),
                text(city),
                Optional.ofNullable(region),
                Optional.ofNullable(postalCode),
                text(country));
    }

    AccountForm typed() {
        return form(name, line1, line2, postalCode, city, region, country);
    }

    static AccountForm of(CustomerAddress address) {
        return form(
                address.name(),
                address.line1(),
                address.line2(),
                address.postalCode(),
                address.city(),
                address.region(),
                address.country());
    }

    private static AccountForm form(
            @Nullable String name,
            @Nullable String line1,
            @Nullable String line2,
            @Nullable String postalCode,
            @Nullable String city,
            @Nullable String region,
            @Nullable String country) {
        return AccountForm.empty()
                .with("name", name)
                .with("line1", line1)
                .with("line2", line2)
                .with("postalCode", postalCode)
                .with("city", city)
                .with("region", region)
                .with("country", country);
    }

    private static String text(@Nullable String typed) {
        return typed == null ? "" : typed;
    }
}
