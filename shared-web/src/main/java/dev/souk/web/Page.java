package dev.souk.web;

/**
 * One HTML page as it goes to the browser. An endpoint returns it, and {@link Pages} makes it.
 *
 * @param html the whole document
 */
public record Page(String html) {}
