package dev.souk.checkout.session;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What stands in the fields of a step, as typed, and what is wrong with it. A card's number is never in here: what is shown
 * again is sent again.
 */
record CheckoutForm(Map<String, String> values, List<FieldProblem> problems) {

    static final CheckoutForm EMPTY = new CheckoutForm(Map.of(), List.of());

    /** What is known already. */
    static CheckoutForm of(Details details) {
        Map<String, String> values = new LinkedHashMap<>();
        put(values, "email", details.email());
        put(values, "deliveryMethod", details.deliveryMethod());
        Address address = details.shippingAddress();
        if (address != null) {
            put(values, "name", address.name());
            put(values, "line1", address.line1());
            put(values, "line2", address.line2());
            put(values, "postalCode", address.postalCode());
            put(values, "city", address.city());
            put(values, "region", address.region());
            put(values, "country", address.country());
        }
        return new CheckoutForm(values, List.of());
    }

    CheckoutForm with(List<DetailProblem> found) {
        return new CheckoutForm(values, found.stream().map(FieldProblem::of).toList());
    }

    public String value(String field) {
        return values.getOrDefault(field, "");
    }

    public @Nullable FieldProblem problem(String field) {
        return problems.stream()
                .filter(problem -> problem.field().equals(field))
                .findFirst()
                .orElse(null);
    }

    private static void put(Map<String, String> values, String field, @Nullable String value) {
        if (value != null) {
            values.put(field, value);
        }
    }
}
