package dev.souk.db;

import org.jspecify.annotations.Nullable;

/**
 * No node of the database could do the work in time, and nothing was written; only of an {@link OutcomeUnknown} that is not
 * certain. The request may be tried again later: HTTP 503 with Retry-After. The message names each node and what was wrong
 * with it; it is for the log, not for a visitor.
 */
public sealed class DatabaseUnavailable extends RuntimeException permits OutcomeUnknown {

    private static final long serialVersionUID = 1;

    public DatabaseUnavailable(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
