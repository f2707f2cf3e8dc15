/** The rules of the house as ArchUnit tests, run by every service over its own classes and the shared modules. */
@NullMarked
package dev.souk.house;

import org.jspecify.annotations.NullMarked;
