/** Backfills: changing the rows of a large table while the shop is open, in key order, in batches, at the replicas' pace. */
@NullMarked
package dev.souk.db.backfill;

import org.jspecify.annotations.NullMarked;
