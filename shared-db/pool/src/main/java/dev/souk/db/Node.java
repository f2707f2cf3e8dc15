package dev.souk.db;

import java.util.concurrent.atomic.LongAdder;

/** One server of the database: where it is, what guards the way to it, and what it did since the start. */
final class Node {

    private final String name;
    private final Role role;
    private final NodeAddress address;
    private final NodeGuard reading;
    private final NodeGuard writing;
    private final Connections readConnections;
    private final Connections writeConnections;
    private final LongAdder reads = new LongAdder();
    private final LongAdder writes = new LongAdder();
    private final LongAdder failures = new LongAdder();

    Node(String name, Role role, NodeAddress address, DatabaseConfig config) {
        this.name = name;
        this.role = role;
        this.address = address;
        this.readConnections = new Connections(this, readPoolSize(role, config));
        this.writeConnections = new Connections(this, config.write().poolSize());
        this.reading = NodeGuard.ofReads(this, config, reads::increment, failures::increment);
        this.writing = NodeGuard.ofWrites(this, config, writes::increment, failures::increment);
    }

    String name() {
        return name;
    }

    Role role() {
        return role;
    }

    NodeAddress address() {
        return address;
    }

    NodeGuard reading() {
        return reading;
    }

    NodeGuard writing() {
        return writing;
    }

    Connections readConnections() {
        return readConnections;
    }

    Connections writeConnections() {
        return writeConnections;
    }

    /** Units of work it answered since the start, the application's own errors included. */
    long reads() {
        return reads.sum();
    }

    long writes() {
        return writes.sum();
    }

    /** Units of work that failed because of the node. */
    long failures() {
        return failures.sum();
    }

    private static int readPoolSize(Role role, DatabaseConfig config) {
        return switch (role) {
            case PRIMARY -> config.spill().poolSize();
            case REPLICA -> config.read().poolSize();
        };
    }

    @Override
    public String toString() {
        return name + " (" + address + ")";
    }
}
