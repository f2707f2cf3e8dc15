/** The entrance: what a visitor sees first. */
@NullMarked
package dev.souk.catalog.home;

import org.jspecify.annotations.NullMarked;
