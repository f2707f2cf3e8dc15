package dev.souk.load.reads;

import dev.souk.embedded.Address;
import dev.souk.embedded.EmbeddedCluster;
import dev.souk.embedded.MariaDbNode;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** A primary and its replicas, and on each of them the one row that everybody reads. */
public final class Servers implements AutoCloseable {

    static final String SCHEMA = "catalog";
    static final String USER = "catalog_app";
    static final String TABLE = "bench_note";

    /** As a service's migrations make them: without these nobody knows how old a replica is, and reads go to the primary. */
    private static final List<String> HEARTBEAT_TABLES = List.of("""
            create table database_heartbeat (
                id int not null primary key, epoch bigint not null, server bigint not null, beat datetime(6) not null
            )
            """, """
            create table database_epoch (
                epoch bigint not null primary key, server bigint not null, after_sequence bigint not null,
                began_at datetime(6) not null, accepted_loss varchar(255) null
            )
            """);

    private static final String OWNER = "migrate";
    private static final Duration FOLLOW_LIMIT = Duration.ofSeconds(30);
    private static final Duration LOOK_AGAIN = Duration.ofMillis(20);

    private final Comparison comparison;
    private final EmbeddedCluster cluster;
    private final AtomicInteger marks = new AtomicInteger();

    private Servers(Comparison comparison, EmbeddedCluster cluster) {
        this.comparison = comparison;
        this.cluster = cluster;
    }

    /** Servers of their own, thrown away at the end. */
    static Servers start(Comparison comparison, Consumer<String> progress) {
        EmbeddedCluster cluster = EmbeddedCluster.builder()
                .replicas(comparison.replicas())
                .progress(progress)
                .start();
        Servers servers = new Servers(comparison, cluster);
        try {
            servers.fill();
            return servers;
        } catch (SQLException failure) {
            cluster.close();
            throw new IllegalStateException("the row to read cannot be made: " + failure.getMessage(), failure);
        }
    }

    private void fill() throws SQLException {
        try (Connection connection = connect(cluster.primary());
                Statement statement = connection.createStatement()) {
            statement.execute("create table %s (id bigint primary key, text varchar(200) not null)".formatted(TABLE));
            statement.execute("insert into %s (id, text) values (%d, '')".formatted(TABLE, Note.THE_ONE));
            for (String table : HEARTBEAT_TABLES) {
                statement.execute(table);
            }
        }
        mend();
    }

    /** What the application must know of them: where they are, and that its plain pool reads from the first replica. */
    Map<String, String> settings() {
        return Map.of(
                "souk.db.nodes",
                        cluster.nodes().stream()
                                .map(node -> node.name() + "=" + address(node))
                                .collect(Collectors.joining(",")),
                "souk.db.name", SCHEMA,
                "souk.db.username", USER,
                "souk.db.password", password(),
                "quarkus.datasource.plain.reactive.url", "mysql://%s/%s".formatted(address(firstReplica()), SCHEMA),
                "quarkus.datasource.plain.username", USER,
                "quarkus.datasource.plain.password", password());
    }

    MariaDbNode primary() {
        return cluster.primary();
    }

    List<MariaDbNode> replicas() {
        return cluster.replicas();
    }

    /** The one that is broken. */
    MariaDbNode firstReplica() {
        return cluster.replicas().getFirst();
    }

    /** Where reads connect. */
    Address address(MariaDbNode node) {
        return comparison.address(node);
    }

    String password() {
        return cluster.password(USER);
    }

    /** Undoes every fault, and waits until each node shows what was just written on the primary. */
    void mend() {
        cluster.heal();
        String mark = "mark " + marks.incrementAndGet();
        try (Connection connection = connect(cluster.primary());
                PreparedStatement update =
                        connection.prepareStatement("update %s set text = ? where id = ?".formatted(TABLE))) {
            update.setString(1, mark);
            update.setLong(2, Note.THE_ONE);
            update.executeUpdate();
        } catch (SQLException failure) {
            throw new IllegalStateException("the primary takes no writes: " + failure.getMessage(), failure);
        }
        cluster.replicas().forEach(replica -> awaitMark(replica, mark));
    }

    private void awaitMark(MariaDbNode replica, String mark) {
        long deadline = System.nanoTime() + FOLLOW_LIMIT.toNanos();
        while (!shows(replica, mark)) {
            if (System.nanoTime() - deadline > 0) {
                throw new IllegalStateException("%s does not follow the primary within %d s (log: %s)"
                        .formatted(replica.name(), FOLLOW_LIMIT.toSeconds(), replica.log()));
            }
            pause();
        }
    }

    private boolean shows(MariaDbNode replica, String mark) {
        try (Connection connection = connect(replica);
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("select text from " + TABLE)) {
            return rows.next() && mark.equals(rows.getString(1));
        } catch (SQLException notYet) {
            return false;
        }
    }

    private static void pause() {
        try {
            TimeUnit.NANOSECONDS.sleep(LOOK_AGAIN.toNanos());
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", interrupted);
        }
    }

    private Connection connect(MariaDbNode node) throws SQLException {
        String url = "jdbc:mariadb://%s/%s?sslMode=disable&connectTimeout=2000&socketTimeout=5000"
                .formatted(node.directAddress(), SCHEMA);
        return DriverManager.getConnection(url, OWNER, cluster.password(OWNER));
    }

    @Override
    public void close() {
        cluster.close();
    }
}
