package dev.souk.db.migrate;

import dev.souk.embedded.EmbeddedCluster;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.configuration.FluentConfiguration;

/** A schema of its own, a folder of migrations, and runs of them that wait for nobody. */
final class TestingMigration {

    /** As many tries as a test has the time for: each waits a second for its lock. */
    static final int TRIES = 3;

    /** As in production, where it is two minutes: the server ends a session that says nothing for so long. */
    static final int SILENT_SECONDS = 2;

    private final EmbeddedCluster cluster;
    private final String schema;
    private final Path folder;
    private String password;
    private String server;
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private final List<Duration> pauses = new ArrayList<>();
    private Runnable whilePausing = () -> {};

    TestingMigration(EmbeddedCluster cluster, String schema, Path folder) {
        this.cluster = cluster;
        this.schema = schema;
        this.folder = folder;
        this.password = cluster.password("migrate");
        this.server = cluster.primary().address().toString();
        execute(url(""), "create database " + schema);
    }

    private TestingMigration(TestingMigration first) {
        this.cluster = first.cluster;
        this.schema = first.schema;
        this.folder = first.folder;
        this.password = first.password;
        this.server = first.server;
    }

    /** The same files and schema, in another terminal. */
    TestingMigration inAnotherTerminal() {
        return new TestingMigration(this);
    }

    TestingMigration file(String name, String sql) {
        try {
            Files.writeString(folder.resolve(name), sql);
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    TestingMigration without(String name) {
        try {
            Files.delete(folder.resolve(name));
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void whilePausing(Runnable action) {
        whilePausing = action;
    }

    void server(String address) {
        server = address;
    }

    void password(String other) {
        password = other;
    }

    int run() {
        return migration().run();
    }

    int pending() {
        return migration().pending();
    }

    /** Without what souk-migrate does about failures. */
    Flyway flyway() {
        return configuration().load();
    }

    private Migration migration() {
        out.reset();
        err.reset();
        pauses.clear();
        return new Migration(configuration(), new Quick(), this::pause, print(out), print(err));
    }

    private FluentConfiguration configuration() {
        return Flyway.configure()
                .dataSource(url(schema), "migrate", password)
                .connectRetries(0)
                .initSql("set session lock_wait_timeout = 1, wait_timeout = " + SILENT_SECONDS)
                .locations("filesystem:" + folder);
    }

    private void pause(Duration time) {
        pauses.add(time);
        whilePausing.run();
    }

    List<Duration> pauses() {
        return pauses;
    }

    String out() {
        return out.toString(StandardCharsets.UTF_8);
    }

    String err() {
        return err.toString(StandardCharsets.UTF_8);
    }

    void execute(String sql) {
        execute(url(schema), sql);
    }

    long count(String sql) {
        try (Connection connection = open();
                ResultSet rows = connection.createStatement().executeQuery(sql)) {
            rows.next();
            return rows.getLong(1);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    Connection open() throws SQLException {
        return DriverManager.getConnection(url(schema), "migrate", cluster.password("migrate"));
    }

    /** With the right PROCESS. */
    Connection openAsMonitor() throws SQLException {
        return DriverManager.getConnection(url(""), "monitor", cluster.password("monitor"));
    }

    private void execute(String url, String sql) {
        try (Connection connection = DriverManager.getConnection(url, "migrate", cluster.password("migrate"));
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private String url(String name) {
        return "jdbc:mariadb://%s/%s?sslMode=disable&connectTimeout=2000".formatted(server, name);
    }

    private static PrintStream print(ByteArrayOutputStream stream) {
        return new PrintStream(stream, true, StandardCharsets.UTF_8);
    }

    private record Quick() implements MigrationConfig {
        @Override
        public int lockTries() {
            return TRIES;
        }

        @Override
        public Duration lockFirstPause() {
            return Duration.ofSeconds(1);
        }

        @Override
        public Duration lockLongestPause() {
            return Duration.ofSeconds(30);
        }
    }
}
