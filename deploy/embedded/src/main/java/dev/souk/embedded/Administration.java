package dev.souk.embedded;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import org.jspecify.annotations.Nullable;
import org.mariadb.jdbc.Driver;

/** The supervisor's way into one server: a connection for each piece of work, since they are rare. */
final class Administration {

    private static final int CONNECT_LIMIT_MILLIS = 2_000;

    /** Stopping replication waits for the transaction that is being applied. */
    private static final int STATEMENT_LIMIT_MILLIS = 30_000;

    private final String password;

    Administration(String password) {
        this.password = password;
    }

    boolean answers(Address server) {
        try (Connection connection = connect(server)) {
            return connection.isValid(1);
        } catch (SQLException notYet) {
            return false;
        }
    }

    void execute(Address server, String... statements) throws SQLException {
        try (Connection connection = connect(server);
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }

    /** The first row of {@code sql} by column name; empty when there is none. */
    Map<String, String> row(Address server, String sql) throws SQLException {
        try (Connection connection = connect(server);
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            Map<String, String> row = new HashMap<>();
            if (rows.next()) {
                for (int column = 1; column <= rows.getMetaData().getColumnCount(); column++) {
                    @Nullable String value = rows.getString(column);
                    row.put(rows.getMetaData().getColumnLabel(column), value == null ? "" : value);
                }
            }
            return row;
        }
    }

    private Connection connect(Address server) throws SQLException {
        Properties properties = new Properties();
        properties.setProperty("user", Account.SUPERVISOR);
        properties.setProperty("password", password);
        properties.setProperty("sslMode", "disable");
        properties.setProperty("connectTimeout", Integer.toString(CONNECT_LIMIT_MILLIS));
        properties.setProperty("socketTimeout", Integer.toString(STATEMENT_LIMIT_MILLIS));
        // The driver itself and not the DriverManager, which looks at class loaders that tests exchange.
        Connection connection = new Driver().connect("jdbc:mariadb://" + server + "/", properties);
        if (connection == null) {
            throw new SQLException("the driver does not know " + server);
        }
        return connection;
    }
}
