package dev.souk.checkout.session;

/**
 * The way to the order a session became.
 *
 * @param number for people: {@code 7KQ4M-X2P9T}
 * @param key who has it may see the order
 * @param url of its page, with the key
 */
public record OrderLink(String number, String key, String url) {}
