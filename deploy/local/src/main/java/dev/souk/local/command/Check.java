package dev.souk.local.command;

import dev.souk.local.Refusal;

/** Limits of what can be asked for. */
final class Check {

    private static final int LAST_PORT = 65_000;

    /** Each is a server of about 150 MB. */
    private static final int MOST_REPLICAS = 8;

    private Check() {}

    static void port(int port) {
        if (port < 1 || port > LAST_PORT) {
            throw new Refusal("--port %d: choose one between 1 and %d".formatted(port, LAST_PORT));
        }
    }

    static void replicas(int replicas) {
        if (replicas < 0 || replicas > MOST_REPLICAS) {
            throw new Refusal("--replicas %d: choose 0 to %d".formatted(replicas, MOST_REPLICAS));
        }
    }
}
