/** Product pictures, drawn by our own code as SVG still lifes. */
@NullMarked
package dev.souk.catalog.picture;

import org.jspecify.annotations.NullMarked;
