package dev.souk.db;

import io.vertx.mysqlclient.SslMode;
import java.time.Duration;

/** What the pool of one node may use up, and how long. */
record NodePoolLimits(
        int poolSize,
        int queue,
        Duration connectTimeout,
        Duration acquireTimeout,
        Duration statementTimeout,
        Duration idleTimeout,
        int preparedStatements,
        SslMode sslMode) {

    static NodePoolLimits ofReplica(DatabaseConfig config) {
        return ofReads(config, config.read().poolSize(), config.read().queue());
    }

    static NodePoolLimits ofSpill(DatabaseConfig config) {
        return ofReads(config, config.spill().poolSize(), config.spill().queue());
    }

    static NodePoolLimits ofWrites(DatabaseConfig config) {
        DatabaseConfig.Write write = config.write();
        return new NodePoolLimits(
                write.poolSize(),
                write.queue(),
                config.connect().timeout(),
                write.acquireTimeout(),
                write.statementTimeout(),
                write.idleTimeout(),
                config.connect().preparedStatements(),
                config.sslMode());
    }

    private static NodePoolLimits ofReads(DatabaseConfig config, int poolSize, int queue) {
        DatabaseConfig.Read read = config.read();
        return new NodePoolLimits(
                poolSize,
                queue,
                config.connect().timeout(),
                read.acquireTimeout(),
                read.statementTimeout(),
                read.idleTimeout(),
                config.connect().preparedStatements(),
                config.sslMode());
    }
}
