/** When the service may be given requests. */
@NullMarked
package dev.souk.catalog.readiness;

import org.jspecify.annotations.NullMarked;
