/** Makes what the shop runs out of the sources, when they are newer. */
@NullMarked
package dev.souk.local.build;

import org.jspecify.annotations.NullMarked;
