/** Reads of one row by {@code Database.read} and by other ways, side by side: what they cost, and what a fault does to them. */
@NullMarked
package dev.souk.load.reads;

import org.jspecify.annotations.NullMarked;
