package dev.souk.embedded;

import java.time.Duration;

/** A server as a child process behind a small proxy, with the faults that any of them can have. */
public sealed interface EmbeddedServer permits MariaDbNode, EmbeddedRedis {

    String name();

    /** Where applications connect: the proxy in front of the server. Stays the same over a restart. */
    Address address();

    /** The server itself, past the proxy. May change when the server is started again. */
    Address directAddress();

    /** The process id of the server itself, not of a wrapper; the last one when it is down. */
    long pid();

    ServerState state();

    /** Ends the server with SIGKILL: its connections break at once and new ones are refused. */
    void kill();

    /** Holds the server with SIGSTOP: it accepts connections and never answers. */
    void stop();

    /** Lets a stopped server go on (SIGCONT). */
    void resume();

    /** Starts a dead server again, as what it was. Does nothing when it is alive. */
    void start();

    /** Delays every answer of the server by {@code delay}; zero is full speed. */
    void slow(Duration delay);

    /** Undoes every fault: lets it go on, starts it if it is dead, full speed. */
    void heal();
}
