package dev.souk.db;

import io.quarkus.reactive.datasource.ReactiveDataSource;
import io.quarkus.reactive.mysql.client.MySQLPoolCreator;
import io.vertx.sqlclient.Pool;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.stream.Collectors;

/** Makes the pool behind the {@code reader} datasource: one pool for each node; and those for its heartbeats. */
@Singleton
@ReactiveDataSource("reader")
final class ReaderPoolCreator implements MySQLPoolCreator {

    private final DatabaseConfig config;
    private final Topology topology;
    private final Route route;
    private final HeartbeatPools heartbeats;

    ReaderPoolCreator(DatabaseConfig config, Topology topology, Route route, HeartbeatPools heartbeats) {
        this.config = config;
        this.topology = topology;
        this.route = route;
        this.heartbeats = heartbeats;
    }

    @Override
    public Pool create(Input input) {
        Map<Node, Pool> pools = topology.nodes().stream()
                .collect(Collectors.toMap(node -> node, node -> NodePool.forReads(input, config, node)));
        topology.nodes()
                .forEach(node -> heartbeats.put(
                        node, NodePool.forHeartbeats(input, config, node), NodePool.forPositions(input, config, node)));
        return new RoutingPool(route, topology, pools);
    }
}
