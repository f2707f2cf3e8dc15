package dev.souk.embedded;

import java.time.Duration;

/** Waiting a little before looking again. */
final class Pause {

    private Pause() {}

    static void of(Duration duration) {
        try {
            Thread.sleep(duration);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new EmbeddedServerException("interrupted while waiting for a server", interrupted);
        }
    }
}
