/** Load and benchmarks: programs that browse the shop at a steady pace and print what they saw. */
@NullMarked
package dev.souk.load;

import org.jspecify.annotations.NullMarked;
