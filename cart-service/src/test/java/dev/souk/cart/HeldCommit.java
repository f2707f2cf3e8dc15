package dev.souk.cart;

import static org.awaitility.Awaitility.await;

import dev.souk.embedded.EmbeddedCluster;
import dev.souk.embedded.MariaDbNode;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;

/** With its replicas stopped a primary holds each commit for a second: long enough to kill it in there. */
public final class HeldCommit {

    private static final Duration LIMIT = Duration.ofSeconds(60);

    private final EmbeddedCluster cluster;

    public HeldCommit(EmbeddedCluster cluster) {
        this.cluster = cluster;
    }

    /** Kills the primary in the next commit that comes. */
    public CompletableFuture<Void> killPrimary() {
        await().atMost(LIMIT).until(this::isSemiSynchronous);
        cluster.replicas().forEach(MariaDbNode::stop);
        return CompletableFuture.runAsync(() -> {
            await().atMost(LIMIT).pollInterval(Duration.ofMillis(10)).until(this::isHeld);
            cluster.primary().kill();
        });
    }

    private boolean isSemiSynchronous() {
        return holds("""
                select variable_value = 'ON' from information_schema.global_status
                where variable_name = 'rpl_semi_sync_master_status'
                """);
    }

    private boolean isHeld() {
        return holds("select count(*) from information_schema.processlist where state like '%semi-sync ACK%'");
    }

    private boolean holds(String sql) {
        String url = "jdbc:mariadb://" + cluster.primary().address() + "/?sslMode=disable";
        try (Connection connection = DriverManager.getConnection(url, "monitor", cluster.password("monitor"));
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            return rows.next() && rows.getLong(1) > 0;
        } catch (SQLException failure) {
            throw new IllegalStateException(sql, failure);
        }
    }
}
