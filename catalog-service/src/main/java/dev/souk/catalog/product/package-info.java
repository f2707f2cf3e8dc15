/** Products and their variants: what they are, what they cost and whether they can be had. */
@NullMarked
package dev.souk.catalog.product;

import org.jspecify.annotations.NullMarked;
