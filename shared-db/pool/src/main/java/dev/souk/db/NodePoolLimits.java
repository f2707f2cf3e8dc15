package dev.souk.db;

import java.time.Duration;

/** What the pool of one node may use up, and how long. */
record NodePoolLimits(
        int poolSize, int queue, Duration acquireTimeout, Duration statementTimeout, Duration idleTimeout) {

    static NodePoolLimits ofReplica(DatabaseConfig config) {
        return ofReads(config.read().poolSize(), config.read().queue(), config.read());
    }

    /** Reads on the primary: as patient as others, but few at a time. */
    static NodePoolLimits ofSpill(DatabaseConfig config) {
        return ofReads(config.spill().poolSize(), config.spill().queue(), config.read());
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
