package dev.souk.checkout.cart;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What somebody means to buy.
 *
 * @param customer whose cart it is; null for a guest's, which is whoever's that knows its id
 */
@RegisterForReflection
@JsonIgnoreProperties(ignoreUnknown = true)
public record FilledCart(
        String id, long version, List<Line> lines, @Nullable String customer) {

    public boolean isOpenTo(@Nullable String buyer) {
        return customer == null || customer.equals(buyer);
    }

    public int pieces() {
        return lines.stream().mapToInt(Line::quantity).sum();
    }

    /** So many pieces of one thing. */
    @RegisterForReflection
    @JsonIgnoreProperties(ignoreUnknown = true)
    public record Line(String sku, int quantity) {}
}
