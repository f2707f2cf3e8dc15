/** The outbox: what must happen beyond a transaction, written down in it and delivered afterwards, at least once. */
@NullMarked
package dev.souk.db.outbox;

import org.jspecify.annotations.NullMarked;
