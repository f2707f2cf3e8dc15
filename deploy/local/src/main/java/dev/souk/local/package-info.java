/** The launcher behind {@code ./souk}: it builds what is stale, starts the shop, watches over it and takes it down. */
@NullMarked
package dev.souk.local;

import org.jspecify.annotations.NullMarked;
