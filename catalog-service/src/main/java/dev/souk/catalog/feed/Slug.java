package dev.souk.catalog.feed;

import dev.souk.catalog.search.Words;

/** The readable part of an address: {@code "Café-Crème, blue"} becomes {@code cafe-creme-blue}. */
final class Slug {

    private static final int LONGEST = 80; // leaves room in the column for the number that makes it unique

    private Slug() {}

    /** The slug of {@code title}, or that of {@code id} when the title has no Latin letter or digit; never empty. */
    static String of(String title, String id) {
        String slug = of(title);
        if (!slug.isEmpty()) {
            return slug;
        }
        String ofId = of(id);
        return ofId.isEmpty() ? "item" : ofId;
    }

    private static String of(String text) {
        String slug = Words.fold(text).replaceAll("[^a-z0-9]+", "-").replaceAll("^-|-$", "");
        if (slug.length() <= LONGEST) {
            return slug;
        }
        int end = slug.lastIndexOf('-', LONGEST);
        return slug.substring(0, end > LONGEST / 2 ? end : LONGEST);
    }
}
