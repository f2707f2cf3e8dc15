package dev.souk.db;

import org.jspecify.annotations.Nullable;

/** A failure in a few words: its innermost cause, because the wrappers say nothing. */
public final class Reason {

    private static final int DEEPEST_CAUSE = 12;

    private Reason() {}

    /** {@code ConnectException: Connection refused}, say. */
    public static String of(@Nullable Throwable thrown) {
        if (thrown == null) {
            return "unknown";
        }
        Throwable innermost = thrown;
        for (int depth = 0; innermost.getCause() != null && depth < DEEPEST_CAUSE; depth++) {
            innermost = innermost.getCause();
        }
        String name = innermost.getClass().getSimpleName();
        return innermost.getMessage() == null ? name : name + ": " + innermost.getMessage();
    }
}
