package dev.souk.db;

import io.quarkus.reactive.mysql.client.MySQLPoolCreator;
import io.vertx.sqlclient.Pool;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.stream.Collectors;

/** Makes the pool behind the default datasource, for writes: one pool for each node, for each may become the primary. */
@Singleton
final class PrimaryPoolCreator implements MySQLPoolCreator {

    private final DatabaseConfig config;
    private final Topology topology;
    private final Route route;
    private final HeartbeatRow heartbeatRow;

    PrimaryPoolCreator(DatabaseConfig config, Topology topology, Route route, HeartbeatRow heartbeatRow) {
        this.config = config;
        this.topology = topology;
        this.route = route;
        this.heartbeatRow = heartbeatRow;
    }

    @Override
    public Pool create(Input input) {
        Map<Node, Pool> pools = topology.nodes().stream()
                .collect(Collectors.toMap(node -> node, node -> NodePool.forWrites(input, config, node)));
        topology.nodes().forEach(node -> heartbeatRow.put(node, NodePool.forHeartbeatRow(input, config, node)));
        return new RoutingPool(route, topology, pools);
    }
}
