package dev.souk.web;

/**
 * A way to another page.
 *
 * @param href from the root of the shop: {@code /c/kitchen}
 * @param title what it says
 */
public record Link(String href, String title) {}
