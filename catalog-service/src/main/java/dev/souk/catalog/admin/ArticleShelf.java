package dev.souk.catalog.admin;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * A part of the list of products as its page shows it.
 *
 * @param text what was looked for; empty for all
 * @param isFirst whether it is the beginning
 */
record ArticleShelf(String text, ArticleList list, boolean isFirst) {

    public @Nullable String nextHref() {
        return list.next() == null ? null : firstHref() + "&cursor=" + list.next();
    }

    public String firstHref() {
        return "/admin/catalog/products?q=" + URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
