/** Product feeds: reading a file of products into the catalogue. */
@NullMarked
package dev.souk.catalog.feed;

import org.jspecify.annotations.NullMarked;
