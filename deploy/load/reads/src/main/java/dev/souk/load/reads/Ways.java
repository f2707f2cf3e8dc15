package dev.souk.load.reads;

import dev.souk.db.Database;
import io.vertx.core.Vertx;
import java.util.List;
import org.hibernate.reactive.mutiny.Mutiny;

/** All ways to read the row that are compared. */
final class Ways {

    private final Servers servers;
    private final Database database;
    private final Mutiny.SessionFactory plain;
    private final Arrivals arrivals;
    private final ClientPools pools;

    Ways(Servers servers, Database database, Mutiny.SessionFactory plain, Vertx vertx) {
        this.servers = servers;
        this.database = database;
        this.plain = plain;
        this.arrivals = new Arrivals(vertx);
        this.pools = new ClientPools(vertx, servers);
    }

    Way routed() {
        return Way.of(RoutedReader.NAME, () -> new RoutedReader(database, arrivals));
    }

    Way plainHibernate() {
        return Way.of(PlainHibernateReader.NAME, () -> new PlainHibernateReader(plain, arrivals));
    }

    Way clientPool() {
        return Way.of(
                ClientPoolReader.NAME, () -> new ClientPoolReader(pools.to(List.of(servers.firstReplica())), arrivals));
    }

    Way roundRobin() {
        return Way.of(ClientPoolReader.ROUND_ROBIN, () -> new ClientPoolReader(pools.to(servers.replicas()), arrivals));
    }

    Way connector() {
        return Way.of(ConnectorReader.NAME, () -> ConnectorReader.open(servers))
                .forgettingAfter(ConnectorReader.FORGETS);
    }
}
