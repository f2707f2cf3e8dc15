package dev.souk.db;

import io.vertx.core.Future;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Row;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;

/** The connection to each node over which it is asked whether it is there. */
@Singleton
final class HeartbeatPools {

    private static final String ASK = """
            select @@global.read_only,
                (select variable_value from information_schema.global_status
                 where variable_name = 'rpl_semi_sync_master_status')
            """;

    /** What a node says of itself; {@code protection} is of those commits that it makes as a primary. */
    record Answer(boolean readOnly, Protection protection) {}

    private final Map<Node, Pool> pools = new ConcurrentHashMap<>();

    void put(Node node, Pool pool) {
        pools.put(node, pool);
    }

    /** Asks {@code node}; its silence has no end here, the caller's patience has one. */
    Future<Answer> ask(Node node) {
        return Objects.requireNonNull(pools.get(node), "pools are made before anybody asks")
                .withConnection(connection -> connection
                        .query(ASK)
                        .execute()
                        .map(rows -> answer(rows.iterator().next())));
    }

    private static Answer answer(Row row) {
        return new Answer(row.getInteger(0) == 1, Protection.of(row.getString(1)));
    }

    @PreDestroy
    void close() {
        pools.values().forEach(Pool::close);
    }
}
