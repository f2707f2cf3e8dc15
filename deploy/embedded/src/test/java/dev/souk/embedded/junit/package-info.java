@NullMarked
package dev.souk.embedded.junit;

import org.jspecify.annotations.NullMarked;
