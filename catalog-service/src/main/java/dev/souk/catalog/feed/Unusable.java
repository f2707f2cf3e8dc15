package dev.souk.catalog.feed;

/** A line of a feed cannot be used. */
final class Unusable extends Exception {

    private static final long serialVersionUID = 1;

    private final String reason;

    Unusable(String reason) {
        super(reason, null, false, false);
        this.reason = reason;
    }

    /** In words for whoever made the feed. */
    String reason() {
        return reason;
    }
}
