package dev.souk.catalog.picture;

import io.quarkus.runtime.annotations.RegisterForReflection;

/**
 * Where a picture is and what it shows.
 *
 * @param url absolute, or from the root of the shop
 * @param alt what it shows, in words, for those who do not see it
 * @param width in CSS pixels, so that the page does not jump when it arrives
 * @param height in CSS pixels
 */
@RegisterForReflection // a query makes it
public record Picture(String url, String alt, int width, int height) {}
