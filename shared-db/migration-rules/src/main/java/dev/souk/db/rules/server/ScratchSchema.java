package dev.souk.db.rules.server;

import dev.souk.embedded.Address;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Map;

/** A schema that nobody misses. Close it, and it is gone. */
public final class ScratchSchema implements AutoCloseable {

    /** On empty tables everything is quick; what waits longer waits for itself. */
    private static final String LIMITS =
            "set session lock_wait_timeout = 1, innodb_lock_wait_timeout = 1, max_statement_time = 20, foreign_key_checks = 1";

    private static final Duration LIMIT = Duration.ofSeconds(30);

    private final Connection connection;
    private final String name;

    private ScratchSchema(Connection connection, String name) {
        this.connection = connection;
        this.name = name;
    }

    static ScratchSchema create(Address server, String password, String name) throws SQLException {
        Connection connection = ScratchConnection.open(
                server, name, "migrate", password, LIMIT, Map.of("createDatabaseIfNotExist", "true"));
        ScratchSchema schema = new ScratchSchema(connection, name);
        schema.reset();
        return schema;
    }

    /** In the schema, for what else is to be asked there. */
    public Connection connection() {
        return connection;
    }

    /** Runs one statement. */
    public void run(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.setEscapeProcessing(false);
            statement.execute(sql);
        }
    }

    /** The session as the runner would hand it to the next file. */
    public void reset() throws SQLException {
        run(LIMITS);
    }

    /** What is in it now. */
    public Shape shape() throws SQLException {
        return Shape.of(connection);
    }

    @Override
    public void close() throws SQLException {
        try (connection) {
            run("drop database if exists `%s`".formatted(name));
        }
    }
}
