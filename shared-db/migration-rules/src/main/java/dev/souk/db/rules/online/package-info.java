/** Applies migrations to full tables of a real cluster while clients read and write them, and tells how long those waited. */
@NullMarked
package dev.souk.db.rules.online;

import org.jspecify.annotations.NullMarked;
