package dev.souk.checkout.order;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Locale;

/** How far an order is. */
public enum OrderStatus {
    @JsonProperty("placed")
    PLACED,
    @JsonProperty("paid")
    PAID,
    @JsonProperty("shipped")
    SHIPPED,
    @JsonProperty("cancelled")
    CANCELLED,
    @JsonProperty("refunded")
    REFUNDED;

    /** As addresses and JSON call it. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
