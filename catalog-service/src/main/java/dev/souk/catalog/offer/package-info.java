/** What other services are told of what is sold, by article number. */
@NullMarked
package dev.souk.catalog.offer;

import org.jspecify.annotations.NullMarked;
