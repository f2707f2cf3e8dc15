package dev.souk.catalog.admin;

/**
 * Who changes something.
 *
 * @param customer as the outside knows them
 * @param name as they are called now
 */
public record Editor(String customer, String name) {}
