package dev.souk.catalog.feed;

/** What became of one line of a feed. A line number is that of the line's beginning, the header being line 1. */
public sealed interface FeedLine {

    long line();

    record Accepted(long line, FeedItem item) implements FeedLine {}

    /** It cannot be used, and why. */
    record Refused(long line, String reason) implements FeedLine {}
}
