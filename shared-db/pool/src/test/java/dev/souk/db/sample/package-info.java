/** The application of the README: notes, read from replicas and written on the primary. */
@NullMarked
package dev.souk.db.sample;

import org.jspecify.annotations.NullMarked;
