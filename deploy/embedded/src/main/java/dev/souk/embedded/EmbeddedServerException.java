package dev.souk.embedded;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.NoSuchFileException;

/** A server could not do what was asked; the message is one line for a person, with the place of the log if there is one. */
public final class EmbeddedServerException extends RuntimeException {

    private static final long serialVersionUID = 1;

    EmbeddedServerException(String message) {
        super(message);
    }

    EmbeddedServerException(String message, Throwable cause) {
        super(message, cause);
    }

    /** Says what could not be done and why: many messages of the file system are only the name of the file. */
    static EmbeddedServerException cannot(String deed, IOException cause) {
        String reason = switch (cause) {
            case AccessDeniedException denied -> "no permission for " + denied.getFile();
            case NoSuchFileException missing -> "there is no " + missing.getFile();
            case FileAlreadyExistsException inTheWay -> inTheWay.getFile() + " is in the way";
            default -> String.valueOf(cause.getMessage());
        };
        return new EmbeddedServerException("cannot %s: %s".formatted(deed, reason), cause);
    }
}
