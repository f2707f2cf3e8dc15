package dev.souk.catalog.stock;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What became of a reservation. */
public enum ReservationStatus {
    /** Set aside until it expires. */
    @JsonProperty("reserved")
    RESERVED,
    /** Set aside for good: somebody is paying. */
    @JsonProperty("committed")
    COMMITTED,
    @JsonProperty("sold")
    SOLD,
    /** Sold, and given back. */
    @JsonProperty("returned")
    RETURNED,
    @JsonProperty("released")
    RELEASED,
    @JsonProperty("expired")
    EXPIRED;

    /** Whether its key may be used for other lines or another time. */
    boolean canBeReplaced() {
        return switch (this) {
            case RESERVED, RELEASED, EXPIRED -> true;
            case COMMITTED, SOLD, RETURNED -> false;
        };
    }
}
