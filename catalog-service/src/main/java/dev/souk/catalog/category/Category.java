package dev.souk.catalog.category;

import java.util.List;

/** A category with all below it, children in the order to show. */
public record Category(String slug, String title, List<Category> children) {}
