package dev.souk.web;

import dev.souk.db.idempotency.OnceOnly;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The header {@code Idempotency-Key}: a name that the caller gives to one request, so that sending it again does nothing
 * twice.
 */
public final class IdempotencyHeader {

    public static final String NAME = "Idempotency-Key";

    /** Says {@code true} with an answer that was given before. */
    public static final String REPLAYED = OnceOnly.REPLAYED;

    /** Long enough for any name; a caller cannot make us keep more. */
    private static final int LONGEST = 255;

    private IdempotencyHeader() {}

    /**
     * The key of a request, when it has one; an empty one is none.
     *
     * @param header as it came, null when there was none
     * @throws ProblemException 400 {@code bad-parameter} when it is longer than 255 characters
     */
    public static Optional<String> key(@Nullable String header) {
        if (header == null || header.isBlank()) {
            return Optional.empty();
        }
        if (header.length() > LONGEST) {
            throw ProblemException.badParameter(NAME, "at most " + LONGEST + " characters");
        }
        return Optional.of(header);
    }
}
