package dev.souk.db;

import io.quarkus.reactive.mysql.client.MySQLPoolCreator;
import io.vertx.core.Context;
import io.vertx.core.Future;
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

    private static final String READ_ONLY = "; set session transaction isolation level repeatable read, read only";
    private static final String READ_WRITE = "; set session transaction isolation level repeatable read, read write";

    private static final double MILLIS_PER_SECOND = 1_000.0;

    private final MySQLPoolCreator.Input input;
    private final DatabaseConfig config;
    private final NodePoolLimits limits;
    private final String setup;

    private NodePool(MySQLPoolCreator.Input input, DatabaseConfig config, NodePoolLimits limits, String setup) {
        this.input = input;
        this.config = config;
        this.limits = limits;
        this.setup = setup;
    }

    /** Its connections cannot write: a second line behind the types, for native SQL. */
    static Pool forReads(MySQLPoolCreator.Input input, DatabaseConfig config, Node node) {
        return make(input, config, NodePoolLimits.ofReads(config), READ_ONLY, node, "reads");
    }

    /** Beside the others: a heartbeat must not wait until work is done, nor find that the last connection is taken. */
    static Pool forHeartbeats(MySQLPoolCreator.Input input, DatabaseConfig config, Node node) {
        return make(input, config, NodePoolLimits.ofHeartbeats(config), READ_ONLY, node, "heartbeats");
    }

    /** Beside the heartbeats: whoever asks for a position has little time. */
    static Pool forPositions(MySQLPoolCreator.Input input, DatabaseConfig config, Node node) {
        return make(input, config, NodePoolLimits.ofHeartbeats(config), READ_ONLY, node, "positions");
    }

    static Pool forWrites(MySQLPoolCreator.Input input, DatabaseConfig config, Node node) {
        return make(input, config, NodePoolLimits.ofWrites(config), locks(config.write()) + READ_WRITE, node, "writes");
    }

    /** For the heartbeat row, which must not wait until orders are written. */
    static Pool forHeartbeatRow(MySQLPoolCreator.Input input, DatabaseConfig config, Node node) {
        NodePoolLimits limits = NodePoolLimits.ofHeartbeatRow(config);
        return make(input, config, limits, locks(config.write()) + READ_WRITE, node, "heartbeat-row");
    }

    private static Pool make(
            MySQLPoolCreator.Input input,
            DatabaseConfig config,
            NodePoolLimits limits,
            String access,
            Node node,
            String use) {
        return new NodePool(input, config, limits, settings(limits) + access)
                .make(node.name() + "-" + use, node.address());
    }

    /**
     * The driver's connect timeout ends with the TCP connection; a server that accepts it and never says hello would
     * take a place in the pool for good. Here the limit holds until the session is set up. A connect handler could not
     * refuse a connection whose set-up failed, so the connections are made here.
     */
    @SuppressWarnings("deprecation") // the builder has no connection provider, only the deprecated setter does
    private Pool make(String name, NodeAddress address) {
        MySQLConnectOptions options = connectOptions(name, address);
        ConnectionFactory factory = MySQLDriver.INSTANCE.createConnectionFactory(input.vertx(), options);
        return MySQLBuilder.pool()
                .using(input.vertx())
                .with(poolOptions(name))
                .connectingTo(options)
                .build()
                .connectionProvider(context -> connect(factory, context, options));
    }

    private PoolOptions poolOptions(String name) {
        return new PoolOptions(input.poolOptions())
                .setShared(false)
                .setName(name)
                .setMaxSize(limits.poolSize())
                .setMaxWaitQueueSize(limits.queue())
                .setConnectionTimeout(millis(limits.acquireTimeout()))
                .setConnectionTimeoutUnit(TimeUnit.MILLISECONDS);
    }

    /** What Quarkus knows of the datasource (certificates for example), at our address, with our account and limits. */
    private MySQLConnectOptions connectOptions(String name, NodeAddress address) {
        MySQLConnectOptions options = new MySQLConnectOptions(
                        input.mySQLConnectOptionsList().getFirst())
                .setHost(address.host())
                .setPort(address.port())
                .setDatabase(config.name())
                .setUser(config.username())
                .setPassword(config.password())
                .setSslMode(config.sslMode())
                .setCachePreparedStatements(true)
                .setPreparedStatementCacheMaxSize(config.connect().preparedStatements())
                .setMetricsName("mysql|" + name);
        options.setReconnectAttempts(0)
                .setConnectTimeout(millis(config.connect().timeout()));
        options.setIdleTimeout(millis(limits.idleTimeout())).setIdleTimeoutUnit(TimeUnit.MILLISECONDS);
        return options;
    }

    private Future<SqlConnection> connect(ConnectionFactory factory, Context context, MySQLConnectOptions options) {
        Future<SqlConnection> connecting = factory.connect(context, options).compose(this::setUp);
        Future<SqlConnection> inTime =
                connecting.timeout(config.connect().timeout().toMillis(), TimeUnit.MILLISECONDS);
        connecting.onSuccess(connection -> closeIfLate(connection, inTime));
        return inTime;
    }

    private Future<SqlConnection> setUp(SqlConnection connection) {
        return connection.query(setup).execute().map(connection).onFailure(refused -> connection.close());
    }

    private static void closeIfLate(SqlConnection connection, Future<SqlConnection> inTime) {
        if (inTime.failed()) {
            connection.close();
        }
    }

    /** Times are in UTC whatever the server's zone is; the statement limit is in seconds. */
    private static String settings(NodePoolLimits limits) {
        return String.format(
                Locale.ROOT,
                "set session time_zone = '+00:00', max_statement_time = %.3f",
                limits.statementTimeout().toMillis() / MILLIS_PER_SECOND);
    }

    /** For rows and for tables; a read waits for no row, and its short statement limit covers tables. */
    private static String locks(DatabaseConfig.Write limits) {
        long seconds = limits.lockWait().toSeconds();
        return ", innodb_lock_wait_timeout = %d, lock_wait_timeout = %d".formatted(seconds, seconds);
    }

    private static int millis(Duration time) {
        return Math.toIntExact(time.toMillis());
    }
}
