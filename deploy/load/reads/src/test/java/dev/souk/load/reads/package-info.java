@NullMarked
package dev.souk.load.reads;

import org.jspecify.annotations.NullMarked;
