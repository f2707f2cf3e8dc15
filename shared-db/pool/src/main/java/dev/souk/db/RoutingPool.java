package dev.souk.db;

import io.vertx.core.AsyncResult;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.mysqlclient.MySQLPool;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.PrepareOptions;
import io.vertx.sqlclient.PreparedQuery;
import io.vertx.sqlclient.Query;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.SqlConnection;
import java.util.Map;
import java.util.function.Function;
import org.jboss.logging.Logger;

/**
 * The pool behind a persistence unit: one pool per node, and each call goes to the node that the {@link Route} names.
 * Whoever comes without a choice goes to the primary: Hibernate itself at boot.
 */
@SuppressWarnings("deprecation") // Quarkus casts what a MySQLPoolCreator gives to MySQLPool
final class RoutingPool implements MySQLPool {

    private static final Logger log = Logger.getLogger(RoutingPool.class);

    private final Route route;
    private final Topology topology;
    private final Map<Node, Pool> pools;

    /** @param pools a pool for every node */
    RoutingPool(Route route, Topology topology, Map<Node, Pool> pools) {
        this.route = route;
        this.topology = topology;
        this.pools = Map.copyOf(pools);
    }

    @Override
    public Future<SqlConnection> getConnection() {
        return chosen().getConnection().map(RoutingPool::keepQuiet);
    }

    @Override
    public void getConnection(Handler<AsyncResult<SqlConnection>> handler) {
        getConnection().onComplete(handler);
    }

    @Override
    public Query<RowSet<Row>> query(String sql) {
        return chosen().query(sql);
    }

    @Override
    public PreparedQuery<RowSet<Row>> preparedQuery(String sql) {
        return chosen().preparedQuery(sql);
    }

    @Override
    public PreparedQuery<RowSet<Row>> preparedQuery(String sql, PrepareOptions options) {
        return chosen().preparedQuery(sql, options);
    }

    @Override
    public int size() {
        return pools.values().stream().mapToInt(Pool::size).sum();
    }

    @Override
    public Future<Void> close() {
        return Future.join(pools.values().stream().map(Pool::close).toList()).mapEmpty();
    }

    @Override
    public void close(Handler<AsyncResult<Void>> handler) {
        close().onComplete(handler);
    }

    @Override
    public MySQLPool connectHandler(Handler<SqlConnection> handler) {
        throw new UnsupportedOperationException("Connections are set up where the pool of each node is made");
    }

    @Override
    public MySQLPool connectionProvider(Function<Context, Future<SqlConnection>> provider) {
        throw new UnsupportedOperationException("Connections are made where the pool of each node is made");
    }

    /** Without a handler the driver prints a stack trace of each lost connection, beside failing the work on it. */
    private static SqlConnection keepQuiet(SqlConnection connection) {
        return connection.exceptionHandler(lost -> log.debugf("A connection was lost: %s", Reason.of(lost)));
    }

    private Pool chosen() {
        Node node = route.chosen();
        Pool pool = pools.get(node == null ? topology.primary() : node);
        if (pool == null) {
            throw new IllegalStateException("No pool for " + node);
        }
        return pool;
    }
}
