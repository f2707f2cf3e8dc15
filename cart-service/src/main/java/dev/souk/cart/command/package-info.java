/** The one executable: it serves, or runs one command. */
@NullMarked
package dev.souk.cart.command;

import org.jspecify.annotations.NullMarked;
