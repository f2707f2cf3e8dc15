package dev.souk.local.command;

import dev.souk.local.Refusal;

/** Limits of what can be asked for. */
final class Check {

    private static final int LAST_PORT = 65_000;

    /** Each is a server of about 150 MB. */
    private static final int MOST_REPLICAS = 8;

    /** Whoever wants a longer one wants --no-restart. */
    private static final int LONGEST_PAUSE_SECONDS = 60;

    private Check() {}

    static void port(int port) {
        if (port < 1 || port > LAST_PORT) {
            throw new Refusal("--port %d: choose one between 1 and %d".formatted(port, LAST_PORT));
        }
    }

    static void restartPause(int seconds) {
        if (seconds < 0 || seconds > LONGEST_PAUSE_SECONDS) {
            throw new Refusal("--restart-pause %d: choose 0 to %d".formatted(seconds, LONGEST_PAUSE_SECONDS));
        }
    }

    static void replicas(int replicas) {
        if (replicas < 0 || replicas > MOST_REPLICAS) {
            throw new Refusal("--replicas %d: choose 0 to %d".formatted(replicas, MOST_REPLICAS));
        }
    }
}
