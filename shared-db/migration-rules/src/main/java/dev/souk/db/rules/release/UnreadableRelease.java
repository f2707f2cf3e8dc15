package dev.souk.db.rules.release;

/** What is kept of a release is not as it was kept. Its message says what and where. */
public final class UnreadableRelease extends RuntimeException {

    UnreadableRelease(String message, Throwable cause) {
        super(message, cause);
    }
}
