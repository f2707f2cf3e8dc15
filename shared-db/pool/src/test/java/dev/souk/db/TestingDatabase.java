package dev.souk.db;

import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import dev.souk.embedded.EmbeddedCluster;
import dev.souk.embedded.MariaDbNode;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import org.eclipse.microprofile.config.ConfigProvider;

/** What the tests do to the servers behind the application's back, through a plain driver. */
public final class TestingDatabase {

    private static final Duration LIMIT = Duration.ofSeconds(10);
    private static final HttpClient http = HttpClient.newHttpClient();

    private TestingDatabase() {}

    /** An empty table of notes with note 1 in it, on every node that follows. */
    static void fillTable(EmbeddedCluster cluster) {
        onPrimary(
                cluster,
                "create table if not exists notes (id bigint primary key, text varchar(200) not null)",
                ifNotThere("database_heartbeat"),
                ifNotThere("database_epoch"),
                "delete from notes",
                "insert into notes (id, text) values (1, 'Buy tea')");
        for (MariaDbNode node : cluster.nodes()) {
            await().atMost(LIMIT)
                    .pollInterval(Duration.ofMillis(10))
                    .ignoreExceptions()
                    .until(() -> number(cluster, node, "select count(*) + sum(id) from notes") == 2);
        }
    }

    public static void onPrimary(EmbeddedCluster cluster, String... statements) {
        try (Connection connection = connect(cluster, cluster.primary(), "migrate", "catalog");
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }

    /** A table as the README shows it, and as a service has it by its migration; empty. */
    public static void makeTable(EmbeddedCluster cluster, String name) {
        onPrimary(cluster, "drop table if exists " + name, tableOfTheReadme(name));
    }

    /** The server's own count of a kind of statement since its start, for example {@code Com_select}. */
    static long counter(EmbeddedCluster cluster, MariaDbNode node, String name) {
        return number(cluster, node, "show global status like '" + name + "'", 2);
    }

    public static long number(EmbeddedCluster cluster, MariaDbNode node, String sql) {
        return number(cluster, node, sql, 1);
    }

    private static long number(EmbeddedCluster cluster, MariaDbNode node, String sql, int column) {
        return number(cluster, node, "migrate", "catalog", sql, column);
    }

    private static long number(
            EmbeddedCluster cluster, MariaDbNode node, String user, String schema, String sql, int column) {
        try (Connection connection = connect(cluster, node, user, schema);
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getLong(column);
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }

    /** What {@code /internal/database} says of a node. */
    static NodeStatus status(String node) {
        return nodes().stream()
                .filter(status -> status.name().equals(node))
                .findFirst()
                .orElseThrow();
    }

    /** Every server is well again, and the application knows. */
    public static void awaitAllIn() {
        await().atMost(LIMIT)
                .until(() -> nodes().stream().allMatch(node -> node.state().equals("in")));
    }

    static List<NodeStatus> nodes() {
        String url = ConfigProvider.getConfig().getValue("test.url", String.class) + "/internal/database";
        HttpRequest request =
                HttpRequest.newBuilder(URI.create(url)).timeout(LIMIT).build();
        try {
            String body =
                    http.send(request, HttpResponse.BodyHandlers.ofString()).body();
            return new JsonObject(body)
                    .getJsonArray("nodes").stream()
                            .map(node -> ((JsonObject) node).mapTo(NodeStatus.class))
                            .toList();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    @JsonIgnoreProperties(ignoreUnknown = true)
    record NodeStatus(String name, String role, String address, String state, long reads, long writes, long failures) {}

    private static String ifNotThere(String table) {
        return tableOfTheReadme(table).replace("create table", "create table if not exists");
    }

    private static String tableOfTheReadme(String name) {
        try {
            String readme = Files.readString(Path.of("../README.md"));
            int begin = readme.indexOf("create table " + name + " (");
            return readme.substring(begin, readme.indexOf(";\n", begin));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** To the primary, as the application has them. */
    public static Connection connect(EmbeddedCluster cluster) throws SQLException {
        return connect(cluster, cluster.primary(), "catalog_app", "catalog");
    }

    public static void execute(Connection connection, String sql) {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }

    static Connection connect(EmbeddedCluster cluster, MariaDbNode node, String user, String schema)
            throws SQLException {
        String url =
                "jdbc:mariadb://%s/%s?connectTimeout=2000&socketTimeout=5000".formatted(node.directAddress(), schema);
        return DriverManager.getConnection(url, user, cluster.password(user));
    }
}
