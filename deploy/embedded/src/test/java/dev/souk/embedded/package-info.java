@NullMarked
package dev.souk.embedded;

import org.jspecify.annotations.NullMarked;
