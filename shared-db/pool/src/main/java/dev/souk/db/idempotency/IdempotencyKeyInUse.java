package dev.souk.db.idempotency;

/**
 * The first request with this key is still running. To be answered with 409 {@code idempotency-key-in-use} and {@code
 * Retry-After}.
 */
public final class IdempotencyKeyInUse extends RuntimeException {

    private static final long serialVersionUID = 1;

    /** Without a cause: a wait for a row that ran out would have the database repeat what has waited long enough. */
    public IdempotencyKeyInUse() {
        super("The first request with this idempotency key is still running", null, false, false);
    }
}
