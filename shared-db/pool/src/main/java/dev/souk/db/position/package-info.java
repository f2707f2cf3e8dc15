/** How far the database had come when something was written or seen, as it travels with a visitor. */
@NullMarked
package dev.souk.db.position;

import org.jspecify.annotations.NullMarked;
