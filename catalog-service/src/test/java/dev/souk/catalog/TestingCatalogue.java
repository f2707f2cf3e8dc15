package dev.souk.catalog;

import dev.souk.catalog.feed.ImportFeed;
import dev.souk.catalog.feed.ImportReport;
import dev.souk.embedded.EmbeddedCluster;
import dev.souk.embedded.MariaDbNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Objects;
import java.util.UUID;

/** A catalogue on real servers that a test fills from feeds of its own. */
public final class TestingCatalogue {

    private final ImportFeed importFeed;
    private final EmbeddedCluster cluster;

    public TestingCatalogue(ImportFeed importFeed, EmbeddedCluster cluster) {
        this.importFeed = importFeed;
        this.cluster = cluster;
    }

    /** Takes in a feed and waits until every replica has it. */
    public ImportReport take(String feed) {
        ImportReport report = takeAndGo(feed);
        awaitReplicas();
        return report;
    }

    /** Takes in a feed, whatever replicas do. */
    public ImportReport takeAndGo(String feed) {
        Path file = file(feed);
        try {
            return importFeed.file(reference(), file, (lines, percent) -> {}, line -> {});
        } finally {
            delete(file);
        }
    }

    /** Of an import that nobody wrote down. */
    public static String reference() {
        return UUID.randomUUID().toString();
    }

    public static Path file(String content) {
        try {
            return Files.writeString(Files.createTempFile("feed", ".csv"), content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void delete(Path file) {
        try {
            Files.delete(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What the primary has written so far. */
    public String position() {
        return ask(cluster.primary(), "select @@gtid_binlog_pos");
    }

    /** One value from the primary. */
    public String ask(String sql) {
        return ask(cluster.primary(), sql);
    }

    /** Goes around the application. */
    public void change(String sql) {
        try (Connection connection = connect(cluster.primary());
                Statement statement = connection.createStatement()) {
            statement.executeUpdate(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }

    public void awaitReplicas() {
        String position = position();
        for (MariaDbNode replica : cluster.replicas()) {
            String reached = ask(replica, "select master_gtid_wait('" + position + "', 10)");
            if (!"0".equals(reached)) {
                throw new IllegalStateException(replica + " did not reach " + position + " within 10 s");
            }
        }
    }

    public String ask(MariaDbNode node, String sql) {
        try (Connection connection = connect(node);
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            rows.next();
            return Objects.requireNonNullElse(rows.getString(1), "null");
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }

    private Connection connect(MariaDbNode node) throws SQLException {
        String url = "jdbc:mariadb://" + node.address() + "/catalog?sslMode=disable";
        return DriverManager.getConnection(url, "migrate", cluster.password("migrate"));
    }
}
