package dev.souk.catalog.search;

import org.jspecify.annotations.Nullable;

/**
 * What is looked for and which part of it is wanted: all that comes after {@code cursor}, or all but the first {@code
 * offset}.
 *
 * @param text what the visitor typed; blank is none
 * @param category the slug of a category; all below it counts
 * @param limit at most so many cards
 */
public record SearchRequest(
        @Nullable String text,
        @Nullable String category,
        Sort sort,
        int limit,
        int offset,
        @Nullable String cursor) {

    /** Longer texts are refused: nobody types them, and each word costs. */
    public static final int LONGEST_TEXT = 200;

    /** One page of a listing for people, who want to know how many pages there are. */
    public static SearchRequest page(
            @Nullable String text, @Nullable String category, Sort sort, int limit, int offset) {
        return new SearchRequest(text, category, sort, limit, offset, null);
    }

    /** The next part of a listing for programs, which want neither gaps nor repeats. */
    public static SearchRequest after(
            @Nullable String text, @Nullable String category, Sort sort, int limit, @Nullable String cursor) {
        return new SearchRequest(text, category, sort, limit, 0, cursor);
    }

    public SearchRequest {
        if (limit < 1 || offset < 0) {
            throw new IllegalArgumentException(
                    "limit " + limit + " must be at least 1, offset " + offset + " at least 0");
        }
        text = text == null || text.isBlank() ? null : text;
    }
}
