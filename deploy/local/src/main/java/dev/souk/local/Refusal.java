package dev.souk.local;

import org.jspecify.annotations.Nullable;

/** Something that cannot be done, said in one line that a person can act on. It ends the verb with exit code 1. */
public final class Refusal extends RuntimeException {

    private static final long serialVersionUID = 1;

    public Refusal(String line) {
        super(line);
    }

    /** Without a line the cause has to speak for itself. */
    public Refusal(@Nullable String line, Throwable cause) {
        super(line == null ? cause.toString() : line, cause);
    }
}
