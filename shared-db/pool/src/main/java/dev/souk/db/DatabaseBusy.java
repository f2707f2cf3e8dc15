package dev.souk.db;

import org.jboss.logging.Logger;

/**
 * A node that is well had too much to do for this: others held or changed what a write needed, at each of its attempts, or the
 * server ended a statement that took too long. Nothing was written, and the request may be tried again a moment later: HTTP
 * 503 with Retry-After. The cause is what the server said last; the message is for the log.
 */
public final class DatabaseBusy extends RuntimeException {

    private static final long serialVersionUID = 1;

    private static final Logger log = Logger.getLogger(DatabaseBusy.class);

    public DatabaseBusy(String message, Throwable cause) {
        super(message, cause);
    }

    /**
     * Itself, unless the server ended a statement that took too long. Whoever asked may have asked too much, or just now; in
     * either case it is no mistake of the application.
     */
    static Throwable or(Throwable thrown) {
        if (ErrorCode.of(thrown).orElse(0) != ErrorCode.STATEMENT_TIMEOUT) {
            return thrown;
        }
        String message = "The server ended a statement that took too long: " + thrown.getMessage();
        log.warn(message); // nobody else says which one it was
        return new DatabaseBusy(message, thrown);
    }
}
