package dev.souk.web;

import java.nio.charset.StandardCharsets;

/** One HTML page as it goes to the browser. An endpoint returns it, and {@link Pages} makes it. */
public final class Page {

    private final Content html;
    private final boolean repeats;

    Page(Content html) {
        this(html, false);
    }

    private Page(Content html, boolean repeats) {
        this.html = html;
        this.repeats = repeats;
    }

    static Page of(String html) {
        return new Page(new WholeBytes(html.getBytes(StandardCharsets.UTF_8)));
    }

    /**
     * The same, which repeats words of its request. It goes uncompressed: how well such a page can be compressed would tell
     * whoever makes up the words how well they guess what else is in it (BREACH, CVE-2013-3587). What is in a hole, such as a
     * form's token, never is; this is for all that is not.
     */
    public Page repeatingItsRequest() {
        return new Page(html, true);
    }

    Representation representation() {
        Representation representation = new Representation(html, Representation.HTML);
        return repeats ? representation.neverCompressed() : representation;
    }
}
