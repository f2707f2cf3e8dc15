package dev.souk.db;

import java.time.Duration;

/** What the pool of one node may use up, and how long. */
record NodePoolLimits(
        int poolSize, int queue, Duration acquireTimeout, Duration statementTimeout, Duration idleTimeout) {

    private static final int HEARTBEATS_UNTIL_IDLE = 5;

    /** The same for all nodes, each may become the primary; how many reads go there at a time the {@link SpillGate} says. */
    static NodePoolLimits ofReads(DatabaseConfig config) {
        DatabaseConfig.Read read = config.read();
        return new NodePoolLimits(
                read.poolSize(), read.queue(), read.acquireTimeout(), read.statementTimeout(), read.idleTimeout());
    }

    /** One connection, made anew soon after its node fell silent: it is there to see it come back. */
    static NodePoolLimits ofHeartbeats(DatabaseConfig config) {
        Duration timeout = config.heartbeat().timeout();
        return new NodePoolLimits(
                1, HEARTBEATS_UNTIL_IDLE, timeout, timeout, timeout.multipliedBy(HEARTBEATS_UNTIL_IDLE));
    }

    /** One connection; a commit waits as long for a replica's acknowledgement as any other. */
    static NodePoolLimits ofHeartbeatRow(DatabaseConfig config) {
        NodePoolLimits writes = ofWrites(config);
        return new NodePoolLimits(1, 1, writes.acquireTimeout, writes.statementTimeout, writes.idleTimeout);
    }

    static NodePoolLimits ofWrites(DatabaseConfig config) {
        DatabaseConfig.Write write = config.write();
        return new NodePoolLimits(
                write.poolSize(), write.queue(), write.acquireTimeout(), write.statementTimeout(), write.idleTimeout());
    }
}
