package dev.souk.catalog.admin;

import dev.souk.web.FieldError;
import org.jspecify.annotations.Nullable;

/**
 * Why a change cannot be made.
 *
 * @param field {@code title}, {@code description}, {@code sku}, {@code price} or {@code stock}
 * @param place which of the variants in the change; null when the field is the product's own
 * @param limit what the flaw is about: the most characters or pieces, or pieces that could go
 */
record ArticleProblem(String field, @Nullable Integer place, Flaw flaw, long limit) {

    enum Flaw {
        MISSING,
        TOO_LONG,
        UNREADABLE_PRICE,
        PRICE_OUT_OF_RANGE,
        OTHER_CURRENCY,
        UNREADABLE_PIECES,
        /** So many at least are set aside for shoppers, or were sold meanwhile. */
        TOO_FEW_LEFT,
        UNKNOWN_SKU,
        NAMED_TWICE
    }

    static ArticleProblem of(String field, Flaw flaw, long limit) {
        return new ArticleProblem(field, null, flaw, limit);
    }

    static ArticleProblem at(int place, String field, Flaw flaw, long limit) {
        return new ArticleProblem(field, place, flaw, limit);
    }

    /** Of the field in a form: its name, and its place where there are several. */
    public String id() {
        return place == null ? field : field + "-" + place;
    }

    FieldError error() {
        return new FieldError(place == null ? "/" + field : "/variants/" + place + "/" + field, detail());
    }

    private String detail() {
        return switch (flaw) {
            case MISSING -> "must not be empty";
            case TOO_LONG -> "has more than " + limit + " characters";
            case UNREADABLE_PRICE -> "is not a price in the shop's language";
            case PRICE_OUT_OF_RANGE -> "must be more than zero, and no more than " + limit;
            case OTHER_CURRENCY -> "is in another currency than the product's";
            case UNREADABLE_PIECES -> "must be a whole number from 0 to " + limit;
            case TOO_FEW_LEFT ->
                "takes away too many: " + limit
                        + " can go, the others are set aside for shoppers or were sold meanwhile";
            case UNKNOWN_SKU -> "is no variant of this product";
            case NAMED_TWICE -> "is named twice";
        };
    }
}
