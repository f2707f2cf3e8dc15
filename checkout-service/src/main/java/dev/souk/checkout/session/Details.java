package dev.souk.checkout.session;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import io.quarkus.runtime.annotations.RegisterForReflection;
import org.jspecify.annotations.Nullable;

/** Who buys, where it goes and how. Anything may be missing while the shopper is still typing. */
@RegisterForReflection
@JsonIgnoreProperties(ignoreUnknown = true)
public record Details(
        @Nullable String email,
        @Nullable Address shippingAddress,
        @Nullable String deliveryMethod) {

    public static final Details NONE = new Details(null, null, null);

    /** Without the blanks that fingers and phones add; what is blank is missing. */
    Details tidied() {
        return new Details(
                tidied(email), shippingAddress == null ? null : shippingAddress.tidied(), tidied(deliveryMethod));
    }

    static @Nullable String tidied(@Nullable String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }
}
