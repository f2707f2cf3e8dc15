package dev.souk.db.rules.online;

import dev.souk.db.rules.online.Client.Work;
import dev.souk.embedded.MariaDbNode;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/** The running release: readers on every node, writers on the primary. */
final class Clients implements AutoCloseable {

    /** After so many operations each a client's statements are prepared and its code is warm. */
    private static final int WARM = 10;

    private static final long WARM_UP_LIMIT_NANOS = TimeUnit.SECONDS.toNanos(3);

    private final List<Client> clients = new ArrayList<>();

    private Clients() {}

    /**
     * Their work on the tables {@code named} by the migration comes first. Returns when they are warm; failures that are
     * {@code dropped} make a client forget the columns that are gone.
     */
    static Clients start(
            ScratchCluster cluster,
            String schema,
            List<Traffic> named,
            List<Traffic> others,
            Predicate<SQLException> dropped)
            throws SQLException, InterruptedException {
        Clients clients = new Clients();
        try {
            for (Work work : Work.values()) {
                clients.add(cluster.client(cluster.primary(), schema), work, named, others, dropped);
            }
            for (MariaDbNode replica : cluster.replicas()) {
                clients.add(cluster.client(replica, schema), Work.READ, named, others, dropped);
            }
            clients.clients.forEach(Client::start);
            clients.awaitWarm();
            return clients;
        } catch (SQLException | InterruptedException failure) {
            clients.close();
            throw failure;
        }
    }

    private void add(
            Connection connection,
            Work work,
            List<Traffic> named,
            List<Traffic> others,
            Predicate<SQLException> dropped) {
        clients.add(new Client(connection, work, named, others, dropped, clients.size()));
    }

    private void awaitWarm() throws InterruptedException {
        long begin = System.nanoTime();
        while (clients.stream().anyMatch(client -> client.done() < WARM)
                && System.nanoTime() - begin < WARM_UP_LIMIT_NANOS) {
            Thread.sleep(5);
        }
    }

    /** Everything they did. */
    List<Operation> stop() throws InterruptedException {
        List<Operation> operations = new ArrayList<>();
        for (Client client : clients) {
            operations.addAll(client.stop());
        }
        return operations;
    }

    @Override
    public void close() throws SQLException {
        for (Client client : clients) {
            client.close();
        }
    }
}
