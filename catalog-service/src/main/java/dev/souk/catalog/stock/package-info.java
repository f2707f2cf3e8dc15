/** How many pieces there are. */
@NullMarked
package dev.souk.catalog.stock;

import org.jspecify.annotations.NullMarked;
