/** The tree of categories. */
@NullMarked
package dev.souk.catalog.category;

import org.jspecify.annotations.NullMarked;
