/** The running shop: its servers and services, watched over, broken and mended on demand. */
@NullMarked
package dev.souk.local.shop;

import org.jspecify.annotations.NullMarked;
