@NullMarked
package dev.souk.embedded.statements;

import org.jspecify.annotations.NullMarked;
