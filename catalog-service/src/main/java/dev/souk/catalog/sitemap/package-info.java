/** What search engines read: the map of all pages and what to leave alone. */
@NullMarked
package dev.souk.catalog.sitemap;

import org.jspecify.annotations.NullMarked;
