package dev.souk.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import org.junit.jupiter.api.Test;

class EmbeddedClusterTest {

    @Test
    void primarysWritesArriveAtTheReplicas() throws Exception {
        try (EmbeddedCluster cluster = EmbeddedCluster.builder().start()) {
            try (Connection c = connect(cluster, cluster.primary(), "migrate")) {
                c.createStatement().execute("create table catalog.thing (id int primary key)");
                c.createStatement().execute("insert into catalog.thing values (7)");
            }
            for (MariaDbNode replica : cluster.replicas()) {
                await().ignoreExceptions().untilAsserted(() -> {
                    try (Connection c = connect(cluster, replica, "catalog_app");
                            ResultSet r = c.createStatement().executeQuery("select id from catalog.thing")) {
                        assertThat(r.next()).isTrue();
                    }
                });
            }
        }
    }

    private static Connection connect(EmbeddedCluster cluster, MariaDbNode node, String user) throws Exception {
        return DriverManager.getConnection(
                "jdbc:mariadb://" + node.address() + "/?sslMode=disable", user, cluster.password(user));
    }
}
