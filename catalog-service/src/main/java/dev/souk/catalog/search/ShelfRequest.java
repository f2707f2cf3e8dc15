package dev.souk.catalog.search;

import org.jspecify.annotations.Nullable;

/**
 * Which page of which listing somebody wants to see. What cannot be understood in an address is taken for its default: a
 * shopper has not written it.
 *
 * @param path of the listing's pages
 * @param text what to look for
 * @param category the slug of a category
 * @param page from 1
 */
public record ShelfRequest(
        String path, @Nullable String text, @Nullable String category, Sort sort, int page) {

    public static final int PAGE_SIZE = 24; // divides by 2, 3 and 4: full rows in any grid

    public static ShelfRequest ofCategory(String slug, @Nullable String sort, @Nullable String page) {
        return new ShelfRequest("/c/" + slug, null, slug, sort(sort), number(page));
    }

    public static ShelfRequest ofSearch(String text, @Nullable String sort, @Nullable String page) {
        return new ShelfRequest("/search", text, null, sort(sort), number(page));
    }

    SearchRequest search() {
        return SearchRequest.page(text, category, sort, PAGE_SIZE, (page - 1) * PAGE_SIZE);
    }

    private static Sort sort(@Nullable String name) {
        return name == null ? Sort.RELEVANCE : Sort.of(name).orElse(Sort.RELEVANCE);
    }

    /** Seven digits are more pages than any listing has, and no overflow. */
    private static int number(@Nullable String page) {
        return page != null && page.matches("[1-9][0-9]{0,6}") ? Integer.parseInt(page) : 1;
    }
}
