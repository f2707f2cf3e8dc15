package dev.souk.catalog.stock;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What somebody wants to have set aside.
 *
 * @param lines in the caller's order, one for each SKU
 * @param until when it expires
 */
record Wanted(List<Line> lines, Instant until) {

    record Line(String sku, int quantity) {}

    Wanted {
        lines = List.copyOf(lines);
    }

    Map<String, Integer> quantities() {
        return lines.stream().collect(Collectors.toMap(Line::sku, Line::quantity));
    }

    List<String> skus() {
        return lines.stream().map(Line::sku).toList();
    }
}
