package dev.souk.db.backfill;

import org.jspecify.annotations.Nullable;

/** A backfill ended before its last row; the message says why, to whoever runs it. What it did is done. */
public final class BackfillStopped extends RuntimeException {

    private static final long serialVersionUID = 1;

    BackfillStopped(String message) {
        this(message, null);
    }

    BackfillStopped(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
