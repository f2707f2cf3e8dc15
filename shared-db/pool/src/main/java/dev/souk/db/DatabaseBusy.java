package dev.souk.db;

/**
 * A node that is well had too much to do for this: others held or changed what a write needed, at each of its attempts, or the
 * server ended a statement that took too long. Nothing was written, and the request may be tried again a moment later: HTTP
 * 503 with Retry-After. The cause is what the server said last; the message is for the log.
 */
public final class DatabaseBusy extends RuntimeException {

    private static final long serialVersionUID = 1;

    public DatabaseBusy(String message, Throwable cause) {
        super(message, cause);
    }
}
