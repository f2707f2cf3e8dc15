package dev.souk.db.rules.server;

import dev.souk.embedded.Address;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.Properties;
import org.mariadb.jdbc.Driver;

/** The way to a throw-away server. */
public final class ScratchConnection {

    private ScratchConnection() {}

    /**
     * Connects.
     *
     * @param schema may be empty
     * @param limit how long one statement may take
     * @param more of the driver's properties
     */
    public static Connection open(
            Address server, String schema, String user, String password, Duration limit, Map<String, String> more)
            throws SQLException {
        Properties properties = new Properties();
        properties.setProperty("user", user);
        properties.setProperty("password", password);
        properties.setProperty("sslMode", "disable");
        properties.setProperty("connectTimeout", "5000");
        properties.setProperty("socketTimeout", Long.toString(limit.toMillis()));
        properties.putAll(more);
        // The driver itself and not the DriverManager, which looks at class loaders that tests exchange.
        Connection connection = new Driver().connect("jdbc:mariadb://%s/%s".formatted(server, schema), properties);
        if (connection == null) {
            throw new SQLException("the driver does not know " + server);
        }
        return connection;
    }
}
