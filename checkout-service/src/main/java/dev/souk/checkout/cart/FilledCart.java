package dev.souk.checkout.cart;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;

/** What somebody means to buy. */
@RegisterForReflection
@JsonIgnoreProperties(ignoreUnknown = true)
public record FilledCart(String id, long version, List<Line> lines) {

    public int pieces() {
        return lines.stream().mapToInt(Line::quantity).sum();
    }

    /** So many pieces of one thing. */
    @RegisterForReflection
    @JsonIgnoreProperties(ignoreUnknown = true)
    public record Line(String sku, int quantity) {}
}
