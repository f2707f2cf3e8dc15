package dev.souk.db;

import io.quarkus.reactive.datasource.ReactiveDataSource;
import io.quarkus.reactive.mysql.client.MySQLPoolCreator;
import io.vertx.mysqlclient.MySQLConnectOptions;
import io.vertx.sqlclient.Pool;
import jakarta.inject.Singleton;
import java.util.HashMap;
import java.util.Map;

/** Makes the pool behind the {@code reader} datasource: one pool for each node. */
@Singleton
@ReactiveDataSource("reader")
final class ReaderPoolCreator implements MySQLPoolCreator {

    private final DatabaseConfig config;
    private final Topology topology;
    private final Route route;

    ReaderPoolCreator(DatabaseConfig config, Topology topology, Route route) {
        this.config = config;
        this.topology = topology;
        this.route = route;
    }

    @Override
    public Pool create(Input input) {
        Map<Node, Pool> pools = new HashMap<>();
        for (Node node : topology.nodes()) {
            pools.put(node, poolOf(node, input));
        }
        return new RoutingPool(route, topology.primary(), pools);
    }

    private Pool poolOf(Node node, Input input) {
        NodePoolLimits limits = switch (node.role()) {
            case PRIMARY -> NodePoolLimits.ofSpill(config);
            case REPLICA -> NodePoolLimits.ofReplica(config);
        };
        MySQLConnectOptions account = input.mySQLConnectOptionsList().getFirst();
        return NodePool.forReads(input.vertx(), node, limits, account, input.poolOptions());
    }
}
