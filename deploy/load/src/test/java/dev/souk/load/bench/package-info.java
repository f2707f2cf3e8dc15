@NullMarked
package dev.souk.load.bench;

import org.jspecify.annotations.NullMarked;
