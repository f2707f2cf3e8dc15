package dev.souk.checkout.order;

import com.fasterxml.jackson.annotation.JsonProperty;

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
    REFUNDED
}
