package dev.souk.db.idempotency;

import org.jspecify.annotations.Nullable;

/**
 * The first request with this key is still running. To be answered with 409 {@code idempotency-key-in-use} and {@code
 * Retry-After}.
 */
public final class IdempotencyKeyInUse extends RuntimeException {

    private static final long serialVersionUID = 1;

    public IdempotencyKeyInUse() {
        this(null);
    }

    IdempotencyKeyInUse(@Nullable Throwable cause) {
        super("The first request with this idempotency key is still running", cause, false, false);
    }
}
