package dev.souk.web.visitor;

/**
 * One field of a form as the browser sent it.
 *
 * @param name of which a form may send several fields
 */
public record FormField(String name, String value) {}
