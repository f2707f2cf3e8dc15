/** Idempotency keys: a request that is sent again, after a timeout or by a double click, has its effect once. */
@NullMarked
package dev.souk.db.idempotency;

import org.jspecify.annotations.NullMarked;
