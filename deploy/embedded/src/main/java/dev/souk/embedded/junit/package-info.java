/** The embedded servers as resources of Quarkus tests. */
@NullMarked
package dev.souk.embedded.junit;

import org.jspecify.annotations.NullMarked;
