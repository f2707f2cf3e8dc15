package dev.souk.checkout;

import static org.awaitility.Awaitility.await;

import dev.souk.embedded.EmbeddedCluster;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;

/** Somebody else's transaction: the service waits for what it has locked, until it is committed. */
public final class TestingTransaction implements AutoCloseable {

    /** Until the service comes so far; from then on its transaction waits for 5 s at most. */
    private static final Duration LIMIT = Duration.ofSeconds(30);

    private static final String WAITING = """
            select count(*)
            from information_schema.innodb_trx
            where trx_state = 'LOCK WAIT'
              and trx_query like concat('%', ?, '%')
            """;

    private final Connection connection;
    private final Connection monitor;

    public TestingTransaction(EmbeddedCluster cluster) throws SQLException {
        this.connection = open(cluster, "migrate", "checkout");
        this.monitor = open(cluster, "monitor", "information_schema");
        connection.setAutoCommit(false);
    }

    /** Changes something, which nobody sees yet. */
    public void change(String sql, String parameter) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setString(1, parameter);
            statement.executeUpdate();
        }
    }

    /** Until a statement of the service with this text waits for us. */
    public void awaitWaiting(String part) {
        await().atMost(LIMIT).until(() -> isWaiting(part));
    }

    public void commit() throws SQLException {
        connection.commit();
    }

    @Override
    public void close() throws SQLException {
        try (connection;
                monitor) {
            connection.rollback();
        }
    }

    private boolean isWaiting(String part) throws SQLException {
        try (PreparedStatement statement = monitor.prepareStatement(WAITING)) {
            statement.setString(1, part);
            try (ResultSet rows = statement.executeQuery()) {
                return rows.next() && rows.getLong(1) > 0;
            }
        }
    }

    private static Connection open(EmbeddedCluster cluster, String user, String schema) throws SQLException {
        String url = "jdbc:mariadb://%s/%s?sslMode=disable"
                .formatted(cluster.primary().address(), schema);
        return DriverManager.getConnection(url, user, cluster.password(user));
    }
}
