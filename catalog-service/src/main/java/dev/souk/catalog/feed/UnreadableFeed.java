package dev.souk.catalog.feed;

/** The file as a whole is no product feed: the message says why. */
public final class UnreadableFeed extends RuntimeException {

    private static final long serialVersionUID = 1;

    public UnreadableFeed(String message) {
        super(message);
    }

    public UnreadableFeed(String message, Throwable cause) {
        super(message, cause);
    }
}
