package dev.souk.db;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.mysqlclient.MySQLBuilder;
import io.vertx.mysqlclient.MySQLConnectOptions;
import io.vertx.mysqlclient.spi.MySQLDriver;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.PoolOptions;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.spi.ConnectionFactory;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.TimeUnit;

/**
 * Makes the pool of one node, every limit set: the driver's own defaults wait 60 s for a connection, 30 s for a place in
 * the pool, without bound in its queue and without end for an answer.
 */
final class NodePool {

    private static final double MILLIS_PER_SECOND = 1_000.0;

    private NodePool() {}

    /** Connections that cannot write: a second line behind the types, for native SQL. */
    static Pool forReads(
            Vertx vertx, Node node, NodePoolLimits limits, MySQLConnectOptions account, PoolOptions options) {
        return make(
                vertx, node, "reads", limits, account, options, setup(limits) + "; set session transaction read only");
    }

    static Pool forWrites(
            Vertx vertx, Node node, NodePoolLimits limits, MySQLConnectOptions account, PoolOptions options) {
        return make(vertx, node, "writes", limits, account, options, setup(limits));
    }

    private static Pool make(
            Vertx vertx,
            Node node,
            String use,
            NodePoolLimits limits,
            MySQLConnectOptions account,
            PoolOptions options,
            String setup) {
        String name = node.name() + "-" + use;
        Pool pool = MySQLBuilder.pool()
                .using(vertx)
                .with(poolOptions(name, limits, options))
                .connectingTo(connectOptions(name, node, limits, account))
                .build();
        return withSetup(pool, vertx, connectOptions(name, node, limits, account), setup, limits.connectTimeout());
    }

    private static PoolOptions poolOptions(String name, NodePoolLimits limits, PoolOptions options) {
        return new PoolOptions(options)
                .setShared(false)
                .setName(name)
                .setMaxSize(limits.poolSize())
                .setMaxWaitQueueSize(limits.queue())
                .setConnectionTimeout(millis(limits.acquireTimeout()))
                .setConnectionTimeoutUnit(TimeUnit.MILLISECONDS);
    }

    private static MySQLConnectOptions connectOptions(
            String name, Node node, NodePoolLimits limits, MySQLConnectOptions account) {
        MySQLConnectOptions options = new MySQLConnectOptions(account)
                .setHost(node.address().host())
                .setPort(node.address().port())
                .setSslMode(limits.sslMode())
                .setCachePreparedStatements(true)
                .setPreparedStatementCacheMaxSize(limits.preparedStatements())
                .setMetricsName("mysql|" + name);
        options.setReconnectAttempts(0).setConnectTimeout(millis(limits.connectTimeout()));
        options.setIdleTimeout(millis(limits.idleTimeout())).setIdleTimeoutUnit(TimeUnit.MILLISECONDS);
        return options;
    }

    /**
     * The driver's connect timeout ends with the TCP connection; a server that accepts it and never says hello would
     * take a place in the pool for good. Here the limit holds until the session is set up. A connect handler could not
     * refuse a connection whose set-up failed, so the connections are made here.
     */
    @SuppressWarnings("deprecation") // the builder has no connection provider, only the deprecated setter does
    private static Pool withSetup(
            Pool pool, Vertx vertx, MySQLConnectOptions options, String setup, Duration connectTimeout) {
        ConnectionFactory factory = MySQLDriver.INSTANCE.createConnectionFactory(vertx, options);
        return pool.connectionProvider(context -> connect(factory, context, options, setup, connectTimeout));
    }

    private static Future<SqlConnection> connect(
            ConnectionFactory factory,
            Context context,
            MySQLConnectOptions options,
            String setup,
            Duration connectTimeout) {
        Future<SqlConnection> connecting =
                factory.connect(context, options).compose(connection -> setUp(connection, setup));
        Future<SqlConnection> inTime = connecting.timeout(connectTimeout.toMillis(), TimeUnit.MILLISECONDS);
        connecting.onSuccess(connection -> closeIfLate(connection, inTime));
        return inTime;
    }

    private static Future<SqlConnection> setUp(SqlConnection connection, String setup) {
        return connection.query(setup).execute().map(connection).onFailure(refused -> connection.close());
    }

    private static void closeIfLate(SqlConnection connection, Future<SqlConnection> inTime) {
        if (inTime.failed()) {
            connection.close();
        }
    }

    /** Times are in UTC whatever the server's zone is; the statement limit is in seconds. */
    private static String setup(NodePoolLimits limits) {
        return String.format(
                Locale.ROOT,
                "set session time_zone = '+00:00', max_statement_time = %.3f",
                limits.statementTimeout().toMillis() / MILLIS_PER_SECOND);
    }

    private static int millis(Duration time) {
        return Math.toIntExact(time.toMillis());
    }
}
