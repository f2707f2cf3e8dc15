package dev.souk.db.idempotency;

/** The key was used for a request with another body. To be answered with 422 {@code idempotency-key-reused}. */
public final class IdempotencyKeyReused extends RuntimeException {

    private static final long serialVersionUID = 1;

    public IdempotencyKeyReused() {
        super("The idempotency key was used for another request", null, false, false);
    }
}
