/** The one door of the shop: it sends each path to the service that owns it and hides what is nobody's outside. */
@NullMarked
package dev.souk.local.gateway;

import org.jspecify.annotations.NullMarked;
