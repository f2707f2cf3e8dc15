/** What operators see of the cache and do with it. */
@NullMarked
package dev.souk.web.cache;

import org.jspecify.annotations.NullMarked;
