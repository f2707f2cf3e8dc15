/** The script and all behind it, driven as a user would. */
@NullMarked
package dev.souk.local.endtoend;

import org.jspecify.annotations.NullMarked;
