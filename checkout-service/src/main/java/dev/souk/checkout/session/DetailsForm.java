package dev.souk.checkout.session;

import java.util.Objects;
import java.util.stream.Stream;
import org.jboss.resteasy.reactive.RestForm;
import org.jspecify.annotations.Nullable;

/** Fields of the address and delivery steps, as the browser sends them; a step sends its own. */
class DetailsForm {

    @RestForm
    @Nullable
    String email;

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

    @RestForm
    @Nullable
    String deliveryMethod;

    Details details() {
        return new Details(email, new Address(name, line1, line2, city, region, postalCode, country), deliveryMethod);
    }

    /** The same, where a field that was not sent leaves what is known. */
    Details over(Details known) {
        return new Details(
                email == null ? known.email() : email,
                hasAddress() ? details().shippingAddress() : known.shippingAddress(),
                deliveryMethod == null ? known.deliveryMethod() : deliveryMethod);
    }

    private boolean hasAddress() {
        return Stream.of(name, line1, line2, city, region, postalCode, country).anyMatch(Objects::nonNull);
    }
}
