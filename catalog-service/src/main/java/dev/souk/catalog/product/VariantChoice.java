package dev.souk.catalog.product;

import dev.souk.catalog.product.ProductDetail.Option;
import jakarta.ws.rs.core.MultivaluedMap;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The variant on show and what else there is to choose.
 *
 * @param groups one for each option that has more than one value
 */
record VariantChoice(ProductDetail product, Variant chosen, List<Group> groups) {

    /** Names a variant as a whole in an address. */
    private static final String SKU = "sku";

    /** The values of one option, of which one is chosen. */
    record Group(String name, String field, List<Value> values) {}

    /**
     * @param made whether there is a variant with it and what is chosen in the groups before
     * @param inStock whether one of those can be had
     * @param swatch its colour, where it is one
     */
    record Value(
            String text,
            boolean checked,
            boolean made,
            boolean inStock,
            @Nullable String swatch) {}

    /**
     * @param wanted an address's parameters: a whole {@code sku}, or values by the names of options; what does not fit is
     *     left aside, an earlier option weighs more than a later one
     */
    static VariantChoice of(ProductDetail product, MultivaluedMap<String, String> wanted) {
        Variant chosen = bySku(product, wanted.getFirst(SKU)).orElseGet(() -> nearest(product, wanted));
        return new VariantChoice(product, chosen, groups(product, chosen));
    }

    /** "Teal, 600 ml"; empty when there is nothing to choose. */
    public String chosenText() {
        return String.join(", ", chosen.options().values());
    }

    public boolean isSoldOut() {
        return chosen.availability() == Availability.OUT_OF_STOCK;
    }

    /** What is known of the product beyond the options of the variant on show, which may be called the same. */
    public Map<String, String> details() {
        Set<String> options =
                chosen.options().keySet().stream().map(VariantChoice::folded).collect(Collectors.toSet());
        Map<String, String> details = new LinkedHashMap<>(product.details());
        details.keySet().removeIf(name -> options.contains(folded(name)));
        return details;
    }

    private static String folded(String name) {
        return name.toLowerCase(Locale.ROOT);
    }

    private static Optional<Variant> bySku(ProductDetail product, @Nullable String sku) {
        return product.variants().stream()
                .filter(variant -> variant.sku().equals(sku))
                .findFirst();
    }

    private static Variant nearest(ProductDetail product, MultivaluedMap<String, String> wanted) {
        List<Variant> left = product.variants();
        for (Option option : product.options()) {
            String value = wanted.getFirst(option.name());
            List<Variant> fitting = value == null ? List.of() : with(left, option, value);
            left = fitting.isEmpty() ? left : fitting;
        }
        return left.getFirst();
    }

    private static List<Group> groups(ProductDetail product, Variant chosen) {
        if (product.options().isEmpty()) {
            return product.variants().size() > 1 ? List.of(bySku(product, chosen)) : List.of();
        }
        List<Group> groups = new ArrayList<>();
        List<Variant> left = product.variants();
        for (Option option : product.options()) {
            if (option.values().size() > 1) {
                groups.add(group(option, left, chosen));
            }
            left = with(left, option, chosen.options().getOrDefault(option.name(), ""));
        }
        return groups;
    }

    private static Group group(Option option, List<Variant> variants, Variant chosen) {
        List<Value> values = option.values().stream()
                .map(value ->
                        value(value, value.equals(chosen.options().get(option.name())), with(variants, option, value)))
                .toList();
        return new Group(option.name(), option.name(), values);
    }

    /** Variants that nothing tells apart but their article number. */
    private static Group bySku(ProductDetail product, Variant chosen) {
        return new Group(
                "",
                SKU,
                product.variants().stream()
                        .sorted(Comparator.comparing(Variant::sku))
                        .map(variant -> value(variant.sku(), variant.equals(chosen), List.of(variant)))
                        .toList());
    }

    private static Value value(String text, boolean checked, List<Variant> variants) {
        boolean inStock = variants.stream().anyMatch(variant -> variant.availability() != Availability.OUT_OF_STOCK);
        return new Value(
                text, checked, !variants.isEmpty(), inStock, Swatch.of(text).orElse(null));
    }

    private static List<Variant> with(List<Variant> variants, Option option, String value) {
        return variants.stream()
                .filter(variant -> value.equals(variant.options().get(option.name())))
                .toList();
    }
}
