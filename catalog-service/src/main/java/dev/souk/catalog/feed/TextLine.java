package dev.souk.catalog.feed;

import org.jspecify.annotations.Nullable;

/**
 * One line of a text file, without its end.
 *
 * @param number the first is 1
 * @param broken why its text cannot be told; null when it can
 */
record TextLine(long number, String text, @Nullable String broken) {}
