package dev.souk.web;

/**
 * Something a shopper entered.
 *
 * @param label what the form calls the field, in the shop's language
 * @param value in words: the name of a country and not its code
 */
public record TypedField(String label, String value) {}
