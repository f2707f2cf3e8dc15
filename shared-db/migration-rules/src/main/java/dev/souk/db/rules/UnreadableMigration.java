package dev.souk.db.rules;

/** A file nothing can be said of. Its message says why. */
public final class UnreadableMigration extends RuntimeException {

    UnreadableMigration(String message) {
        super(message);
    }

    UnreadableMigration(String message, Throwable cause) {
        super(message, cause);
    }
}
