/** How the verbs of another terminal talk to the shop that runs. */
@NullMarked
package dev.souk.local.control;

import org.jspecify.annotations.NullMarked;
