/** Pages that are made ahead of visitors. */
@NullMarked
package dev.souk.catalog.warm;

import org.jspecify.annotations.NullMarked;
