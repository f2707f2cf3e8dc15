package dev.souk.db.rules.online;

import dev.souk.db.rules.server.ScratchConnection;
import dev.souk.embedded.EmbeddedCluster;
import dev.souk.embedded.MariaDbNode;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A primary with two replicas that is thrown away afterwards, and connections to them past their proxies. */
final class ScratchCluster implements AutoCloseable {

    /** As the command that migrates sets it: rather give up than have everybody wait behind an ALTER that waits itself. */
    private static final String AS_THE_RUNNER =
            "set session lock_wait_timeout = 1, innodb_lock_wait_timeout = 5, binlog_alter_two_phase = 1";

    private static final String USER = "migrate";

    /** A client that has waited so long will not get an answer. */
    private static final Duration CLIENT_LIMIT = Duration.ofSeconds(60);

    /** To change or to fill a table of a million rows takes minutes. */
    private static final Duration STATEMENT_LIMIT = Duration.ofHours(1);

    private final EmbeddedCluster cluster =
            EmbeddedCluster.builder().replicas(2).start();

    MariaDbNode primary() {
        return cluster.primary();
    }

    List<MariaDbNode> replicas() {
        return cluster.replicas();
    }

    /** A connection for one migration, so that what it sets for its session ends with it. */
    Connection migrating(String schema) throws SQLException {
        Connection connection = working(schema);
        try (Statement statement = connection.createStatement()) {
            statement.execute(AS_THE_RUNNER);
            return connection;
        } catch (SQLException failure) {
            connection.close();
            throw failure;
        }
    }

    /** A connection to the primary for what nobody measures. */
    Connection working(String schema) throws SQLException {
        return connect(primary(), USER, schema, STATEMENT_LIMIT);
    }

    /** As the running release has them: its statements are prepared by the server, before the migration begins. */
    Connection client(MariaDbNode node, String schema) throws SQLException {
        return connect(node, USER, schema, CLIENT_LIMIT);
    }

    void execute(String... statements) throws SQLException {
        try (Connection connection = working("");
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }

    /** Why {@code replica} has stopped applying what the primary does; empty while it goes on. */
    Optional<String> replicationError(MariaDbNode replica) throws SQLException {
        try (Connection connection = connect(replica, "monitor", "", CLIENT_LIMIT);
                Statement statement = connection.createStatement();
                ResultSet status = statement.executeQuery("show slave status")) {
            return status.next()
                    ? Optional.of(status.getString("Last_SQL_Error")).filter(error -> !error.isEmpty())
                    : Optional.of("it follows nobody");
        }
    }

    private Connection connect(MariaDbNode node, String user, String schema, Duration limit) throws SQLException {
        return ScratchConnection.open(
                node.directAddress(),
                schema,
                user,
                cluster.password(user),
                limit,
                Map.of("useServerPrepStmts", "true"));
    }

    @Override
    public void close() {
        cluster.close();
    }
}
