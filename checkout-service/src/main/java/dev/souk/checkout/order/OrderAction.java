package dev.souk.checkout.order;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What staff does to an order. */
public enum OrderAction {
    @JsonProperty("cancelled")
    CANCELLED,
    @JsonProperty("shipped")
    SHIPPED,
    @JsonProperty("refunded")
    REFUNDED
}
