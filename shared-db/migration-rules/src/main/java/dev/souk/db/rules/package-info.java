/** Rules that keep a schema change from taking the shop down, as code: what they refuse, why, and what to write instead. */
@NullMarked
package dev.souk.db.rules;

import org.jspecify.annotations.NullMarked;
