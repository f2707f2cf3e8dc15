package dev.souk.catalog.admin;

import dev.souk.catalog.feed.FeedImport;
import org.jspecify.annotations.Nullable;

/** What is told in one place of the trail: the one or the other. */
record Change(long id, @Nullable Edit edit, @Nullable FeedImport feed) {

    static Change of(Edit edit) {
        return new Change(number(edit.id()), edit, null);
    }

    static Change of(FeedImport feed) {
        return new Change(number(feed.id()), null, feed);
    }

    private static long number(String id) {
        return Long.parseLong(id, Character.MAX_RADIX);
    }
}
