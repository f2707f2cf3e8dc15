/** What the shop keeps on this machine: where each file is, the passwords, what a service is told. */
@NullMarked
package dev.souk.local.state;

import org.jspecify.annotations.NullMarked;
