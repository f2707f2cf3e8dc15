package dev.souk.web;

import java.nio.charset.StandardCharsets;

/** One HTML page as it goes to the browser. An endpoint returns it, and {@link Pages} makes it. */
public final class Page {

    private final byte[] html;
    private final boolean repeats;

    Page(byte[] html) {
        this(html, false);
    }

    private Page(byte[] html, boolean repeats) {
        this.html = html;
        this.repeats = repeats;
    }

    static Page of(String html) {
        return new Page(html.getBytes(StandardCharsets.UTF_8));
    }

    /**
     * The same, which repeats words of its request beside a form's token. It goes uncompressed: how well such a page can be
     * compressed would tell whoever makes up the words how well they guess the token (BREACH, CVE-2013-3587).
     */
    public Page repeatingItsRequest() {
        return new Page(html, true);
    }

    Representation representation() {
        Representation representation = new Representation(html, Representation.HTML);
        return repeats ? representation.neverCompressed() : representation;
    }
}
