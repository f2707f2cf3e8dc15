/** Tests with real servers: what breaks here is really broken. */
@NullMarked
package dev.souk.db;

import org.jspecify.annotations.NullMarked;
