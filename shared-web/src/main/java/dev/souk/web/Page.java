package dev.souk.web;

import java.nio.charset.StandardCharsets;

/** One HTML page as it goes to the browser. An endpoint returns it, and {@link Pages} makes it. */
public final class Page {

    private final Content html;

    Page(Content html) {
        this.html = html;
    }

    static Page of(String html) {
        return new Page(new WholeBytes(html.getBytes(StandardCharsets.UTF_8)));
    }

    Representation representation() {
        return new Representation(html, Representation.HTML);
    }
}
