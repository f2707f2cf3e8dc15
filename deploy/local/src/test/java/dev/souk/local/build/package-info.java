@NullMarked
package dev.souk.local.build;

import org.jspecify.annotations.NullMarked;
