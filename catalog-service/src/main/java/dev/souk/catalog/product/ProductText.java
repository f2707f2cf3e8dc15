package dev.souk.catalog.product;

import io.quarkus.qute.TemplateExtension;
import java.util.Arrays;
import java.util.List;

/** What a page says of a product in words. */
@TemplateExtension
final class ProductText {

    private static final int LONG_TITLE = 60; // more than two lines at the size of a heading
    private static final int SUMMARY = 155; // what a search engine shows

    static String address(ProductDetail product) {
        return "/p/" + product.slug();
    }

    static boolean isLongTitle(ProductDetail product) {
        return product.title().length() > LONG_TITLE;
    }

    static boolean isSoldOut(ProductCard card) {
        return card.availability() == Availability.OUT_OF_STOCK;
    }

    static List<String> paragraphs(ProductDetail product) {
        return Arrays.stream(product.description().split("\\R\\s*\\R"))
                .map(String::strip)
                .filter(paragraph -> !paragraph.isEmpty())
                .toList();
    }

    /** The beginning of the description, cut between words. */
    static String summary(ProductDetail product) {
        String text = product.description().strip().replaceAll("\\s+", " ");
        if (text.length() <= SUMMARY) {
            return text.isEmpty() ? product.title() : text;
        }
        int end = text.lastIndexOf(' ', SUMMARY);
        return text.substring(0, end > 0 ? end : SUMMARY).replaceAll("[.,;:]$", "") + "…";
    }

    private ProductText() {}
}
