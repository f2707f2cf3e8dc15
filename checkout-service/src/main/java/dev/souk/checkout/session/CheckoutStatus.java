package dev.souk.checkout.session;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What comes next; the words of the Universal Commerce Protocol. */
public enum CheckoutStatus {
    @JsonProperty("incomplete")
    INCOMPLETE,
    @JsonProperty("ready_for_complete")
    READY_FOR_COMPLETE,
    @JsonProperty("requires_escalation")
    REQUIRES_ESCALATION,
    @JsonProperty("complete_in_progress")
    COMPLETE_IN_PROGRESS,
    @JsonProperty("completed")
    COMPLETED,
    @JsonProperty("canceled")
    CANCELED,
    @JsonProperty("expired")
    EXPIRED
}
