/** What the shop keeps on this machine. */
@NullMarked
package dev.souk.local.state;

import org.jspecify.annotations.NullMarked;
