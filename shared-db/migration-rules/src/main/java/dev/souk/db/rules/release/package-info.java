/** What a release asked of its schema, kept in the repository, and whether a newer schema still answers it. */
@NullMarked
package dev.souk.db.rules.release;

import org.jspecify.annotations.NullMarked;
