/** Reads on replicas, writes on the primary: the only way from a feature to the database. */
@NullMarked
package dev.souk.db;

import org.jspecify.annotations.NullMarked;
