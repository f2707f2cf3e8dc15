package dev.souk.db;

import io.vertx.core.Future;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Writes the one row of {@code database_heartbeat} on the primary. Replicated like any other it shows on each replica how old
 * its data is (as pt-heartbeat of the Percona Toolkit does), and by its epoch under which primary. All processes write it, and
 * by its condition one of them does so each time.
 */
@Singleton
final class HeartbeatRow {

    private static final String BEAT = """
            update database_heartbeat set beat = utc_timestamp(6)
            where id = 1 and server = ? and beat < utc_timestamp(6) - interval 200000 microsecond
            """;

    /** After all epochs there were: a row that was lost must not begin with the first one again. */
    private static final String MAKE = """
            insert ignore into database_heartbeat (id, epoch, server, beat)
            select 1, coalesce(max(epoch), 0), 0, '2000-01-01' from database_epoch
            """;

    private static final String RAISE = """
            update database_heartbeat set epoch = greatest(epoch, ?) + 1, server = ?, beat = utc_timestamp(6)
            where id = 1 and server <> ?
            """;

    private static final String RECORD = """
            insert into database_epoch (epoch, server, after_sequence, began_at, accepted_loss)
            select epoch, ?, ?, utc_timestamp(6), ? from database_heartbeat where id = 1
            """;

    private static final String EPOCH = "select epoch from database_heartbeat where id = 1";

    private static final String AFTER = "select after_sequence from database_epoch where epoch = ?";

    private final Map<Node, Pool> pools = new ConcurrentHashMap<>();

    void put(Node primary, Pool pool) {
        pools.put(primary, pool);
    }

    /** Says that {@code primary} lives, unless somebody did so a moment ago, or the epoch is not its own. */
    Future<?> beat(Node primary, long server) {
        return pool(primary).preparedQuery(BEAT).execute(Tuple.of(server));
    }

    /**
     * Begins the epoch of {@code primary}, unless somebody did. It fails where nothing can be written.
     *
     * @param server its number among the servers
     * @param known the last epoch that anybody told us of: also one that {@code primary} lacks has been
     * @param after the number of the last transaction before
     * @param acceptedLoss what an operator said may be lost by it, for the record
     * @return the epoch that is its own now
     */
    Future<Long> raise(Node primary, long server, long known, long after, @Nullable String acceptedLoss) {
        return pool(primary)
                .withTransaction(connection -> connection
                        .query(MAKE)
                        .execute()
                        .compose(made -> connection.preparedQuery(RAISE).execute(Tuple.of(known, server, server)))
                        .compose(raised -> raised.rowCount() == 0
                                ? Future.succeededFuture()
                                : record(connection, server, after, acceptedLoss))
                        .compose(recorded -> connection.query(EPOCH).execute())
                        .map(rows -> rows.iterator().next().getLong(0)));
    }

    private static Future<?> record(SqlConnection connection, long server, long after, @Nullable String acceptedLoss) {
        return connection.preparedQuery(RECORD).execute(Tuple.of(server, after, acceptedLoss));
    }

    /** The number of the last transaction before {@code epoch}, as {@code primary} knows it; null if it has no such epoch. */
    Future<@Nullable Long> lastBefore(Node primary, long epoch) {
        return pool(primary)
                .preparedQuery(AFTER)
                .execute(Tuple.of(epoch))
                .map(rows -> rows.size() == 0 ? null : rows.iterator().next().getLong(0));
    }

    private Pool pool(Node primary) {
        return Objects.requireNonNull(pools.get(primary), "pools are made before anybody writes");
    }

    @PreDestroy
    void close() {
        pools.values().forEach(Pool::close);
    }
}
