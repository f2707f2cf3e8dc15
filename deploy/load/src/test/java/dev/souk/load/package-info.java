@NullMarked
package dev.souk.load;

import org.jspecify.annotations.NullMarked;
