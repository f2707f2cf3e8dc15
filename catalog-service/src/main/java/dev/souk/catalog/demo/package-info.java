/** The catalogue the shop opens with: generated, always the same, from word lists of our own. */
@NullMarked
package dev.souk.catalog.demo;

import org.jspecify.annotations.NullMarked;
