/** How many pieces there are, which of them are set aside for whom, and why there are as many. */
@NullMarked
package dev.souk.catalog.stock;

import org.jspecify.annotations.NullMarked;
