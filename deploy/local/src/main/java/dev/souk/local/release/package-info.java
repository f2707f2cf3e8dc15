/** What {@code ./souk release} keeps for the migrations to come. */
@NullMarked
package dev.souk.local.release;

import org.jspecify.annotations.NullMarked;
