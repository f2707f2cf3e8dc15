package dev.souk.db;

import org.jspecify.annotations.Nullable;

/**
 * The primary was lost while a transaction was committing: either all of it was written or nothing, and only the data can tell
 * which. It is never repeated here, for it might then happen twice. Whoever asked finds out by an idempotency key, or by
 * looking for what would have been written, once there is a primary again: HTTP 503 with Retry-After.
 *
 * <p>A {@link DatabaseUnavailable} that is none of these says for certain that nothing was written.
 */
public final class OutcomeUnknown extends DatabaseUnavailable {

    private static final long serialVersionUID = 1;

    public OutcomeUnknown(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
