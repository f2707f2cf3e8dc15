package dev.souk.checkout.session;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.Optional;

/** {@link Details} as they come in JSON. */
@RegisterForReflection
record DetailsRequest(
        Optional<String> email, Optional<AddressRequest> shippingAddress, Optional<String> deliveryMethod) {

    Details details() {
        return new Details(
                email.orElse(null),
                shippingAddress.map(AddressRequest::address).orElse(null),
                deliveryMethod.orElse(null));
    }

    @RegisterForReflection
    record AddressRequest(
            Optional<String> name,
            Optional<String> line1,
            Optional<String> line2,
            Optional<String> city,
            Optional<String> region,
            Optional<String> postalCode,
            Optional<String> country) {

        Address address() {
            return new Address(
                    name.orElse(null),
                    line1.orElse(null),
                    line2.orElse(null),
                    city.orElse(null),
                    region.orElse(null),
                    postalCode.orElse(null),
                    country.orElse(null));
        }
    }
}
