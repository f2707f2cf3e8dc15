package dev.souk.cart.cart;

import io.quarkus.qute.TemplateExtension;
import java.util.List;
import java.util.stream.Collectors;

/** What the cart's page says of a line in words. */
@TemplateExtension
final class LineText {

    private LineText() {}

    static String address(ShownLine line) {
        return "/p/" + line.slug();
    }

    /** What was chosen: Blue · M. */
    static String chosen(ShownLine line) {
        return line.options().entrySet().stream()
                .map(option -> option.getKey() + ": " + option.getValue())
                .collect(Collectors.joining(" · "));
    }

    /** Stands where a picture is missing or does not come. */
    static String initial(ShownLine line) {
        String title = line.title().strip();
        return title.isEmpty() ? "" : title.substring(0, title.offsetByCodePoints(0, 1));
    }

    static List<Notice> noticesOf(ShownCart cart, ShownLine line) {
        return cart.notices().stream()
                .filter(notice -> line.sku().equals(notice.sku()))
                .toList();
    }

    /** What is about the cart, and about no line of it. */
    static List<Notice> noticesOfAll(ShownCart cart) {
        return cart.notices().stream().filter(notice -> notice.sku() == null).toList();
    }

    static int pieces(ShownCart cart) {
        return cart.lines().stream().mapToInt(ShownLine::quantity).sum();
    }
}
