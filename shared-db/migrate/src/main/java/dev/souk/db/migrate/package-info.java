/** The command that brings a schema up to date, for every service the same. */
@NullMarked
package dev.souk.db.migrate;

import org.jspecify.annotations.NullMarked;
