package dev.souk.catalog.feed;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Which column holds what. {@code "Image Link"} and {@code "g:image_link"} are {@code image_link}. */
final class Columns {

    private static final List<String> NEEDED = List.of("id", "title", "price");

    private final Map<String, List<Integer>> positions = new HashMap<>();
    private final int count;

    Columns(List<String> header) {
        this.count = header.size();
        for (int position = 0; position < count; position++) {
            positions
                    .computeIfAbsent(plain(header.get(position)), name -> new ArrayList<>())
                    .add(position);
        }
        List<String> missing =
                NEEDED.stream().filter(name -> !positions.containsKey(name)).toList();
        if (!missing.isEmpty()) {
            throw new UnreadableFeed(
                    "Its first line names no column %s. It should name the columns as the Google Merchant"
                                    .formatted(String.join(", ", missing))
                            + " product data specification does: id, title, description, price, ...");
        }
    }

    int count() {
        return count;
    }

    /** The first value of a column that is not blank. */
    Optional<String> value(List<String> row, String column) {
        return values(row, column).findFirst();
    }

    /** The values of all columns of this name that are not blank. */
    Stream<String> values(List<String> row, String column) {
        return positions.getOrDefault(column, List.of()).stream()
                .map(row::get)
                .map(String::strip)
                .filter(value -> !value.isEmpty());
    }

    private static String plain(String name) {
        String lower = name.strip().toLowerCase(Locale.ROOT);
        return (lower.startsWith("g:") ? lower.substring(2) : lower).replaceAll("[ -]", "_");
    }
}
