package dev.souk.catalog.product;

import com.fasterxml.jackson.annotation.JsonProperty;

/** Whether something can be had now. */
public enum Availability {
    @JsonProperty("in_stock")
    IN_STOCK,
    @JsonProperty("few_left")
    FEW_LEFT,
    @JsonProperty("out_of_stock")
    OUT_OF_STOCK;

    /** Of what can be had in so many {@code pieces}, few of them when there are up to {@code fewLeft}. */
    public static Availability of(long pieces, int fewLeft) {
        if (pieces <= 0) {
            return OUT_OF_STOCK;
        }
        return pieces <= fewLeft ? FEW_LEFT : IN_STOCK;
    }
}
