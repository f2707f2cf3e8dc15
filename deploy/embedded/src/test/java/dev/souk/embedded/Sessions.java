package dev.souk.embedded;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;

/** Short sessions as one of a cluster's users; nothing waits longer than a few seconds. */
final class Sessions {

    private final EmbeddedCluster cluster;

    Sessions(EmbeddedCluster cluster) {
        this.cluster = cluster;
    }

    Connection open(MariaDbNode node, String user) throws SQLException {
        return open(node.address(), user, Duration.ofSeconds(8));
    }

    Connection open(Address address, String user, Duration limit) throws SQLException {
        String url = "jdbc:mariadb://%s/?sslMode=disable&connectTimeout=%d&socketTimeout=%d"
                .formatted(address, limit.toMillis(), limit.toMillis());
        return DriverManager.getConnection(url, user, cluster.password(user));
    }

    void execute(MariaDbNode node, String user, String... statements) throws SQLException {
        try (Connection connection = open(node, user);
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }

    /** The first column of the first row. */
    String value(MariaDbNode node, String user, String sql) throws SQLException {
        try (Connection connection = open(node, user)) {
            return value(connection, sql);
        }
    }

    static String value(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            if (!rows.next()) {
                throw new SQLException("no row: " + sql);
            }
            return String.valueOf(rows.getString(1));
        }
    }

    long count(MariaDbNode node, String table) throws SQLException {
        return Long.parseLong(value(node, "migrate", "select count(*) from " + table));
    }

    /** A status variable of the server. */
    String status(MariaDbNode node, String name) throws SQLException {
        return value(
                node,
                "monitor",
                "select variable_value from information_schema.global_status where variable_name = '%s'"
                        .formatted(name));
    }
}
