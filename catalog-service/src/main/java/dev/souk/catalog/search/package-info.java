/** Finding products: one listing for category pages, search pages and JSON. */
@NullMarked
package dev.souk.catalog.search;

import org.jspecify.annotations.NullMarked;
