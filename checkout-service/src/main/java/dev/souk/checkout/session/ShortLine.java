package dev.souk.checkout.session;

import java.util.Map;

/**
 * Something of which a cart wants more than there is.
 *
 * @param left pieces that can be had
 * @param isSold false when the shop has it no more: then its title is only its article number
 */
record ShortLine(String title, Map<String, String> options, int wanted, int left, boolean isSold) {}
