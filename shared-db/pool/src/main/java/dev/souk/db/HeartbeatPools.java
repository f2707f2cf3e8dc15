package dev.souk.db;

import io.vertx.core.Future;
import io.vertx.sqlclient.Pool;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;

/** The connection to each node over which it is asked whether it is there. */
@Singleton
final class HeartbeatPools {

    private final Map<Node, Pool> pools = new ConcurrentHashMap<>();

    void put(Node node, Pool pool) {
        pools.put(node, pool);
    }

    /**
     * Asks {@code node}; its silence has no end here, the caller's patience has one.
     *
     * @return whether it is read-only
     */
    Future<Boolean> ask(Node node) {
        return Objects.requireNonNull(pools.get(node), "pools are made before anybody asks")
                .withConnection(connection -> connection
                        .query("select @@global.read_only")
                        .execute()
                        .map(rows -> rows.iterator().next().getInteger(0) == 1));
    }

    @PreDestroy
    void close() {
        pools.values().forEach(Pool::close);
    }
}
