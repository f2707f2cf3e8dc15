package dev.souk.db;

/**
 * Others held or changed what a write needed, at each of its attempts. Nothing was written, and the request may be tried again
 * a moment later: HTTP 503 with Retry-After. The cause is what the server said last; the message is for the log.
 */
public final class DatabaseBusy extends RuntimeException {

    private static final long serialVersionUID = 1;

    public DatabaseBusy(String message, Throwable cause) {
        super(message, cause);
    }
}
