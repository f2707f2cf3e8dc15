@NullMarked
package dev.souk.local.release;

import org.jspecify.annotations.NullMarked;
