package dev.souk.web;

/**
 * What is wrong with one field of a request.
 *
 * @param pointer where it stands: a JSON Pointer into the body ({@code /lines/0/quantity}), or the parameter's name
 * @param detail what is wrong with it, in a sentence for the caller
 */
public record FieldError(String pointer, String detail) {}
