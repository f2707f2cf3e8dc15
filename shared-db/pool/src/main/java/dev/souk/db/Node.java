package dev.souk.db;

import java.util.concurrent.atomic.LongAdder;

/** One server of the database: where it is, what guards the way to it, and what it did since the start. */
final class Node {

    private final NodeSetting setting;
    private final NodeGuard reading;
    private final NodeGuard writing;
    private final LongAdder reads = new LongAdder();
    private final LongAdder writes = new LongAdder();
    private final LongAdder failures = new LongAdder();

    Node(NodeSetting setting, DatabaseConfig config) {
        this.setting = setting;
        this.reading = NodeGuard.ofReads(this, config, failures::increment);
        this.writing = NodeGuard.ofWrites(this, config, failures::increment);
    }

    String name() {
        return setting.name();
    }

    Role role() {
        return setting.role();
    }

    NodeAddress address() {
        return setting.address();
    }

    NodeGuard reading() {
        return reading;
    }

    NodeGuard writing() {
        return writing;
    }

    void countRead() {
        reads.increment();
    }

    void countWrite() {
        writes.increment();
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

    @Override
    public String toString() {
        return setting.toString();
    }
}
