package dev.souk.embedded;

import java.nio.file.Path;
import java.time.Duration;

/** A server as a child process behind a small proxy, with the faults that any of them can have. */
public abstract sealed class EmbeddedServer permits MariaDbNode, EmbeddedRedis {

    private final String name;
    final ServerProcess process;

    EmbeddedServer(String name, ServerProcess process) {
        this.name = name;
        this.process = process;
    }

    public final String name() {
        return name;
    }

    /** Where applications connect: the proxy in front of the server. Stays the same over a restart. */
    public final Address address() {
        return process.address();
    }

    /** The server itself, past the proxy. May change when the server is started again. */
    public final Address directAddress() {
        return process.directAddress();
    }

    /** The process id of the server itself, not of a wrapper; the last one when it is down. */
    public final long pid() {
        return process.pid();
    }

    public final ServerState state() {
        return process.state();
    }

    /** Where the server writes what it does and what goes wrong. */
    public final Path log() {
        return process.log();
    }

    /** Ends the server with SIGKILL: its connections break at once and new ones are refused. */
    public final void kill() {
        process.kill();
    }

    /** Holds the server with SIGSTOP: it accepts connections and never answers. */
    public final void stop() {
        process.stop();
    }

    /** Lets a stopped server go on (SIGCONT). */
    public void resume() {
        process.resume();
    }

    /** Starts a dead server again, as what it was. Does nothing when it is alive. */
    public abstract void start();

    /** Delays every answer of the server by {@code delay}; zero is full speed. */
    public final void slow(Duration delay) {
        process.slow(delay);
    }

    /** Undoes every fault: lets it go on, starts it if it is dead, full speed. */
    public abstract void heal();
}
