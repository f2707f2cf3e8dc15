/** Benchmarks: how much the shop does in a second, beside a reference from the same run. */
@NullMarked
package dev.souk.load.bench;

import org.jspecify.annotations.NullMarked;
