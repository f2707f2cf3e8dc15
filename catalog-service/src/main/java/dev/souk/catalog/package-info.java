/** What is sold: products, variants, categories, search, prices and stock. */
@NullMarked
package dev.souk.catalog;

import org.jspecify.annotations.NullMarked;
