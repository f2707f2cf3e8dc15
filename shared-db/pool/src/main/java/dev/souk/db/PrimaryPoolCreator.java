package dev.souk.db;

import io.quarkus.reactive.mysql.client.MySQLPoolCreator;
import io.vertx.sqlclient.Pool;
import jakarta.inject.Singleton;
import java.util.Map;

/** Makes the pool behind the default datasource, for writes. */
@Singleton
final class PrimaryPoolCreator implements MySQLPoolCreator {

    private final DatabaseConfig config;
    private final Topology topology;
    private final Route route;

    PrimaryPoolCreator(DatabaseConfig config, Topology topology, Route route) {
        this.config = config;
        this.topology = topology;
        this.route = route;
    }

    @Override
    public Pool create(Input input) {
        Node primary = topology.primary();
        return new RoutingPool(route, primary, Map.of(primary, NodePool.forWrites(input, config, primary)));
    }
}
