package dev.souk.db;

/** No node of the database could do the work in time. The request may be tried again later: HTTP 503 with Retry-After. */
public final class DatabaseUnavailable extends RuntimeException {

    private static final long serialVersionUID = 1;

    public DatabaseUnavailable(String message, Throwable cause) {
        super(message, cause);
    }
}
