/** Money, the one value that all services share. */
@NullMarked
package dev.souk.money;

import org.jspecify.annotations.NullMarked;
