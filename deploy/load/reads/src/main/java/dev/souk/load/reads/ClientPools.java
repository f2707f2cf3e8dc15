package dev.souk.load.reads;

import dev.souk.embedded.Address;
import dev.souk.embedded.MariaDbNode;
import io.vertx.core.Vertx;
import io.vertx.mysqlclient.MySQLBuilder;
import io.vertx.mysqlclient.MySQLConnectOptions;
import io.vertx.mysqlclient.SslMode;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.PoolOptions;
import io.vertx.sqlclient.SqlConnectOptions;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Pools of the bare Vert.x client, with the limits that {@code souk.db.read} has by default wherever the client knows such a limit. */
final class ClientPools {

    static final int CONNECTIONS_PER_NODE = 16;
    static final int WAITING_PER_NODE = 1024;
    static final Duration CONNECT_LIMIT = Duration.ofMillis(700);
    static final Duration ACQUIRE_LIMIT = Duration.ofMillis(900);
    static final Duration ANSWER_LIMIT = Duration.ofSeconds(1);

    /** The one thing that frees a connection to a server that fell silent. */
    private static final Duration IDLE_LIMIT = Duration.ofSeconds(5);

    private final Vertx vertx;
    private final Servers servers;

    ClientPools(Vertx vertx, Servers servers) {
        this.vertx = vertx;
        this.servers = servers;
    }

    /** To one node; or to several, which the client takes in turn for each new connection. */
    Pool to(List<MariaDbNode> nodes) {
        return MySQLBuilder.pool()
                .using(vertx)
                .with(new PoolOptions()
                        .setMaxSize(CONNECTIONS_PER_NODE * nodes.size())
                        .setMaxWaitQueueSize(WAITING_PER_NODE * nodes.size())
                        .setConnectionTimeout(millis(ACQUIRE_LIMIT))
                        .setConnectionTimeoutUnit(TimeUnit.MILLISECONDS))
                .connectingTo(
                        nodes.stream().<SqlConnectOptions>map(this::options).toList())
                .build();
    }

    private MySQLConnectOptions options(MariaDbNode node) {
        Address address = servers.address(node);
        MySQLConnectOptions options = new MySQLConnectOptions()
                .setHost(address.host())
                .setPort(address.port())
                .setDatabase(Servers.SCHEMA)
                .setUser(Servers.USER)
                .setPassword(servers.password())
                .setSslMode(SslMode.DISABLED)
                .setCachePreparedStatements(true);
        options.setConnectTimeout(millis(CONNECT_LIMIT));
        options.setIdleTimeout(millis(IDLE_LIMIT)).setIdleTimeoutUnit(TimeUnit.MILLISECONDS);
        return options;
    }

    private static int millis(Duration time) {
        return Math.toIntExact(time.toMillis());
    }
}
