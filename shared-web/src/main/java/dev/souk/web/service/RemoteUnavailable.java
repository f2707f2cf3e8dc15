package dev.souk.web.service;

import dev.souk.web.ProblemException;
import io.quarkus.logging.Log;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Another service did not answer, or not sensibly. What it did or did not do is unknown: ask, or say it again. */
public final class RemoteUnavailable extends RuntimeException {

    private static final long serialVersionUID = 1;
    private static final Duration RETRY_AFTER = Duration.ofSeconds(3); // a service that died is back in five

    private final boolean busy;

    RemoteUnavailable(String message, @Nullable Throwable cause) {
        this(message, cause, false);
    }

    private RemoteUnavailable(String message, @Nullable Throwable cause, boolean busy) {
        super(message, cause);
        this.busy = busy;
    }

    static RemoteUnavailable answered(int status, String message) {
        return new RemoteUnavailable(message, null, status == 503);
    }

    /** Whether it said that it has too much to do just now. */
    boolean isBusy() {
        return busy;
    }

    /** What a shopper hears of it: try again, nothing is lost. */
    public static ProblemException problem(Throwable failure) {
        Log.warnf("A shopper is asked to try again: %s", failure.getMessage());
        return ProblemException.unavailable("A part of the shop cannot be reached. Please try again.", RETRY_AFTER);
    }
}
