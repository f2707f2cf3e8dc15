package dev.souk.web;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The header {@code Idempotency-Key}: a name that the caller gives to one request, so that sending it again does nothing
 * twice.
 */
public final class IdempotencyHeader {

    public static final String NAME = "Idempotency-Key";

    /** Long enough for any name; a caller cannot make us keep more. */
    private static final int LONGEST = 255;

    private IdempotencyHeader() {}

    /**
     * The key of a request, when it has one.
     *
     * @param header as it came, null when there was none
     * @throws ProblemException 400 {@code bad-parameter} when it is empty or longer than 255 characters
     */
    public static Optional<String> key(@Nullable String header) {
        if (header == null) {
            return Optional.empty();
        }
        if (header.isBlank() || header.length() > LONGEST) {
            throw ProblemException.badParameter(NAME, "1 to " + LONGEST + " characters");
        }
        return Optional.of(header);
    }
}
