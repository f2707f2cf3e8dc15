package dev.souk.embedded;

import java.util.Locale;

/** What a server's process is doing. */
public enum ServerState {
    /** Launched, does not answer yet. */
    STARTING,
    UP,
    /** Held by SIGSTOP: accepts connections and never answers. */
    STOPPED,
    DOWN;

    /** The lower-case name. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
