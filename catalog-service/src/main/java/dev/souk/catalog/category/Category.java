package dev.souk.catalog.category;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;

/** A category with all below it, children in the order to show. */
@RegisterForReflection // a cache reads it
public record Category(String slug, String title, List<Category> children) {}
