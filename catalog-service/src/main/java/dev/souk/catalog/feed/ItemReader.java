package dev.souk.catalog.feed;

import dev.souk.money.Money;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Currency;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Makes an item of the values of a row, or says why that cannot be done. */
final class ItemReader {

    private static final int LONGEST_ID = 64; // the specification says 50
    private static final int LONGEST_TITLE = 500; // the specification says 150
    private static final int LONGEST_DESCRIPTION = 20_000; // the specification says 5,000
    private static final int LONGEST_VALUE = 200;
    private static final int LONGEST_CATEGORY = 100;
    private static final int DEEPEST_CATEGORY = 6;
    private static final int MOST_PIECES = 100_000_000;

    /** Where the feed does not say where a product belongs. */
    private static final List<String> NO_CATEGORY = List.of("Other");

    /** What a picture shows differently. */
    static final String COLOR = "Color";

    /** What tells the variants of a group apart; of a product without variants these are details. */
    private static final List<String> OPTIONS = List.of("color", "size", "material", "pattern");

    private static final List<String> DETAILS = List.of("brand", "gender", "age_group", "condition");

    /** These name the variant, not the product: details only where it is the product. */
    private static final List<String> NUMBERS = List.of("gtin", "mpn");

    private final Columns columns;
    private final Currency currency;
    private final int defaultQuantity;
    private final Clock clock;

    ItemReader(Columns columns, Currency currency, int defaultQuantity, Clock clock) {
        this.columns = columns;
        this.currency = currency;
        this.defaultQuantity = defaultQuantity;
        this.clock = clock;
    }

    FeedItem item(List<String> row) throws Unusable {
        String id = oneLine(row, "id", LONGEST_ID).orElseThrow(() -> new Unusable("id is missing"));
        String group = oneLine(row, "item_group_id", LONGEST_ID).orElse(null);
        String title = oneLine(row, "title", LONGEST_TITLE).orElseThrow(() -> new Unusable("title is missing"));
        Money price = price(row, "price").orElseThrow(() -> new Unusable("price is missing"));
        return new FeedItem(
                id,
                group,
                title,
                description(row),
                price,
                salePrice(row, price),
                quantity(row),
                productType(row),
                imageLinks(row),
                group == null ? Map.of() : options(row),
                details(row, group == null),
                columns.value(row, "custom_label_0")
                        .filter("featured"::equalsIgnoreCase)
                        .isPresent());
    }

    private String description(List<String> row) throws Unusable {
        String text = columns.value(row, "description").orElse("");
        String plain = text.replaceAll("\\r\\n?", "\n").replaceAll("[\\p{Cntrl}&&[^\n\t]]", "");
        return within("description", plain, LONGEST_DESCRIPTION);
    }

    private Optional<Money> price(List<String> row, String column) throws Unusable {
        Optional<String> text = columns.value(row, column);
        return text.isEmpty() ? Optional.empty() : Optional.of(PriceText.parse(column, text.get(), currency));
    }

    /** A sale that is none, or is not now, is left out; one that cannot be read would sell at the wrong price. */
    private @Nullable Money salePrice(List<String> row, Money price) throws Unusable {
        Optional<Money> sale = price(row, "sale_price").filter(amount -> amount.amount() < price.amount());
        Optional<String> dates = columns.value(row, "sale_price_effective_date");
        boolean now = dates.isEmpty() || SaleDates.parse(dates.get()).include(clock.instant());
        return now ? sale.orElse(null) : null;
    }

    private int quantity(List<String> row) throws Unusable {
        boolean available = isAvailable(row);
        Optional<String> text = columns.value(row, "quantity");
        if (text.isEmpty()) {
            return available ? defaultQuantity : 0;
        }
        if (text.get().startsWith("-") && text.get().matches("-\\d+")) {
            throw new Unusable("quantity " + PriceText.shortened(text.get()) + " is negative");
        }
        if (!text.get().matches("\\d{1,9}") || Integer.parseInt(text.get()) > MOST_PIECES) {
            throw new Unusable("quantity \"%s\" is not a whole number up to %,d"
                    .formatted(PriceText.shortened(text.get()), MOST_PIECES));
        }
        return Integer.parseInt(text.get());
    }

    /** Whether it counts as there when no quantity says so. */
    private boolean isAvailable(List<String> row) throws Unusable {
        String availability = columns.value(row, "availability").orElse("in_stock");
        return switch (availability.toLowerCase(Locale.ROOT).replace(' ', '_')) {
            case "in_stock", "limited_availability" -> true;
            case "out_of_stock", "preorder", "backorder" -> false;
            default ->
                throw new Unusable("availability \"%s\" is not one of in_stock, out_of_stock, preorder, backorder"
                        .formatted(PriceText.shortened(availability)));
        };
    }

    private List<String> productType(List<String> row) throws Unusable {
        Optional<String> text = columns.value(row, "product_type")
                .or(() -> columns.value(row, "google_product_category").filter(path -> !path.matches("\\d+")));
        List<String> path = new ArrayList<>();
        for (String part : text.orElse("").split(">", -1)) {
            String title = onOneLine(part);
            if (!title.isEmpty()) {
                path.add(within("a category", title, LONGEST_CATEGORY));
            }
        }
        if (path.size() > DEEPEST_CATEGORY) {
            throw new Unusable("product_type is more than %d categories deep".formatted(DEEPEST_CATEGORY));
        }
        return path.isEmpty() ? NO_CATEGORY : List.copyOf(path);
    }

    private List<String> imageLinks(List<String> row) {
        return Stream.concat(
                        columns.values(row, "image_link"),
                        columns.values(row, "additional_image_link")
                                .flatMap(links -> Arrays.stream(links.split(",", -1))))
                .map(String::strip)
                .filter(link -> !link.isEmpty())
                .distinct()
                .toList();
    }

    private Map<String, String> options(List<String> row) throws Unusable {
        Map<String, String> options = new LinkedHashMap<>();
        for (String name : OPTIONS) {
            oneLine(row, name, LONGEST_VALUE).ifPresent(value -> options.put(label(name), value));
        }
        return options;
    }

    private Map<String, String> details(List<String> row, boolean alone) throws Unusable {
        List<String> names = new ArrayList<>(DETAILS);
        if (alone) {
            names.addAll(1, OPTIONS);
            names.addAll(NUMBERS);
        }
        Map<String, String> details = new LinkedHashMap<>();
        for (String name : names) {
            oneLine(row, name, LONGEST_VALUE).ifPresent(value -> details.put(label(name), capital(value)));
        }
        return details;
    }

    private Optional<String> oneLine(List<String> row, String column, int longest) throws Unusable {
        String text = onOneLine(columns.value(row, column).orElse(""));
        return text.isEmpty() ? Optional.empty() : Optional.of(within(column, text, longest));
    }

    private static String onOneLine(String text) {
        return text.replaceAll("[\\p{Cntrl}\\s]+", " ").strip();
    }

    private static String within(String what, String text, int longest) throws Unusable {
        if (text.length() > longest) {
            throw new Unusable("%s is longer than %,d characters".formatted(what, longest));
        }
        return text;
    }

    private static String label(String column) {
        return NUMBERS.contains(column) ? column.toUpperCase(Locale.ROOT) : capital(column.replace('_', ' '));
    }

    private static String capital(String text) {
        int first = text.offsetByCodePoints(0, 1);
        return text.substring(0, first).toUpperCase(Locale.ROOT) + text.substring(first);
    }
}
