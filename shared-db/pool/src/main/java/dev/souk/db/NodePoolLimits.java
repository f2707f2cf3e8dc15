package dev.souk.db;

import java.time.Duration;

/** What the pool of one node may use up, and how long. */
record NodePoolLimits(
        int poolSize, int queue, Duration acquireTimeout, Duration statementTimeout, Duration idleTimeout) {

    private static final int HEARTBEATS_UNTIL_IDLE = 5;

    /** On the primary as patient as elsewhere, but few at a time; where there are no replicas it does their work. */
    static NodePoolLimits ofReads(Node node, Topology topology, DatabaseConfig config) {
        boolean spills = node.role() == Role.PRIMARY && !topology.replicas().isEmpty();
        return spills
                ? ofReads(config.spill().poolSize(), config.spill().queue(), config.read())
                : ofReads(config.read().poolSize(), config.read().queue(), config.read());
    }

    /** One connection, made anew soon after its node fell silent: it is there to see it come back. */
    static NodePoolLimits ofHeartbeats(DatabaseConfig config) {
        Duration timeout = config.heartbeat().timeout();
        return new NodePoolLimits(
                1, HEARTBEATS_UNTIL_IDLE, timeout, timeout, timeout.multipliedBy(HEARTBEATS_UNTIL_IDLE));
    }

    static NodePoolLimits ofWrites(DatabaseConfig config) {
        DatabaseConfig.Write write = config.write();
        return new NodePoolLimits(
                write.poolSize(), write.queue(), write.acquireTimeout(), write.statementTimeout(), write.idleTimeout());
    }

    private static NodePoolLimits ofReads(int poolSize, int queue, DatabaseConfig.Read read) {
        return new NodePoolLimits(poolSize, queue, read.acquireTimeout(), read.statementTimeout(), read.idleTimeout());
    }
}
