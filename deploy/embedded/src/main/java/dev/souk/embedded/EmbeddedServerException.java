package dev.souk.embedded;

/** A server could not do what was asked; the message is one line for a person, with the place of the log if there is one. */
public final class EmbeddedServerException extends RuntimeException {

    private static final long serialVersionUID = 1;

    EmbeddedServerException(String message) {
        super(message);
    }

    EmbeddedServerException(String message, Throwable cause) {
        super(message, cause);
    }
}
