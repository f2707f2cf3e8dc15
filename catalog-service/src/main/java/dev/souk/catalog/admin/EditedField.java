package dev.souk.catalog.admin;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What of a product staff can change. */
public enum EditedField {
    @JsonProperty("title")
    TITLE,
    @JsonProperty("description")
    DESCRIPTION,
    @JsonProperty("price")
    PRICE,
    /** Changes when a price is no longer below it: then the sale is over. */
    @JsonProperty("listPrice")
    LIST_PRICE,
    @JsonProperty("stock")
    STOCK
}
