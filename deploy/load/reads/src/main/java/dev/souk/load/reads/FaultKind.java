package dev.souk.load.reads;

import dev.souk.embedded.MariaDbNode;
import java.time.Duration;

/** What happens to a replica. */
enum FaultKind {
    NONE("no fault"),
    KILL("kill -9"),
    STOP("stop (SIGSTOP)"),
    SLOW("200 ms slower");

    private static final Duration DELAY = Duration.ofMillis(200);

    private final String label;

    FaultKind(String label) {
        this.label = label;
    }

    String label() {
        return label;
    }

    void strike(MariaDbNode replica) {
        switch (this) {
            case NONE -> {}
            case KILL -> replica.kill();
            case STOP -> replica.stop();
            case SLOW -> replica.slow(DELAY);
        }
    }
}
