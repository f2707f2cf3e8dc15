package dev.souk.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.ConnectException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Each fault does what it says, and heal undoes it. */
class ClusterFaultsTest {

    private static final Duration SOON = Duration.ofSeconds(8);

    private static EmbeddedCluster cluster;
    private static Sessions sessions;

    private MariaDbNode primary;
    private MariaDbNode replica;

    @BeforeAll
    static void start() throws SQLException {
        cluster = EmbeddedCluster.builder().start();
        sessions = new Sessions(cluster);
        sessions.execute(
                cluster.primary(), "migrate", "create table cart.line (id bigint auto_increment primary key, sku int)");
    }

    @AfterAll
    static void end() {
        cluster.close();
    }

    @BeforeEach
    void choose() {
        primary = cluster.primary();
        replica = cluster.node("db-2");
    }

    @AfterEach
    void heal() throws SQLException {
        cluster.heal();
        assertThat(cluster.nodes()).extracting(MariaDbNode::state).containsOnly(ServerState.UP);
        assertReplicationRuns();
    }

    private static void assertReplicationRuns() throws SQLException {
        sessions.execute(cluster.primary(), "cart_app", "insert into cart.line (sku) values (1)");
        long expected = sessions.count(cluster.primary(), "cart.line");
        for (MariaDbNode each : cluster.replicas()) {
            await(each.name())
                    .atMost(SOON)
                    .ignoreExceptions()
                    .until(() -> sessions.count(each, "cart.line") == expected);
        }
    }

    @Test
    void killedServerRefusesConnections() {
        replica.kill();
        assertThat(replica.state()).isEqualTo(ServerState.DOWN);
        assertThat(ProcessHandle.of(replica.pid())).isEmpty();
        assertThatExceptionOfType(ConnectException.class)
                .isThrownBy(() -> connect(replica.address()).close());
        assertThatExceptionOfType(ConnectException.class)
                .isThrownBy(() -> connect(replica.directAddress()).close());
    }

    @Test
    void killBreaksAQueryInFlightAtOnce() throws Exception {
        try (Connection connection = sessions.open(replica, "catalog_app")) {
            Thread killer = Thread.ofVirtual().start(() -> {
                await().until(() -> isSleepingIn(replica));
                replica.kill();
            });
            long begin = System.nanoTime();
            assertThatExceptionOfType(SQLException.class)
                    .isThrownBy(() -> Sessions.value(connection, "select sleep(7)"));
            assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(6));
            killer.join();
        }
    }

    private static boolean isSleepingIn(MariaDbNode node) throws SQLException {
        return Integer.parseInt(sessions.value(
                        node,
                        "monitor",
                        "select count(*) from information_schema.processlist where info = 'select sleep(7)'"))
                > 0;
    }

    @Test
    void aServerKilledFromOutsideIsNoticed() {
        ProcessHandle.of(replica.pid()).orElseThrow().destroyForcibly();
        await().atMost(SOON)
                .untilAsserted(() -> assertThatExceptionOfType(ConnectException.class)
                        .isThrownBy(() -> connect(replica.address()).close()));
        assertThat(replica.state()).isEqualTo(ServerState.DOWN);
    }

    @Test
    void startBringsAReplicaBackAtItsAddress() throws SQLException {
        Address before = replica.address();
        replica.kill();
        sessions.execute(primary, "cart_app", "insert into cart.line (sku) values (2)");
        replica.start();
        assertThat(replica.address()).isEqualTo(before);
        assertReplicationRuns();
        assertThat(sessions.value(replica, "monitor", "select @@read_only")).isEqualTo("1");
    }

    @Test
    void startDoesNothingToALivingServer() {
        long pid = replica.pid();
        replica.start();
        assertThat(replica.pid()).isEqualTo(pid);
    }

    @Test
    void startBringsThePrimaryBackWritableAndProtected() throws SQLException {
        Address before = primary.address();
        primary.kill();
        assertThatExceptionOfType(SQLException.class)
                .isThrownBy(() -> sessions.open(primary, "cart_app").close());
        primary.start();
        assertThat(primary.address()).isEqualTo(before);
        sessions.execute(primary, "cart_app", "insert into cart.line (sku) values (3)");
        assertThat(sessions.status(primary, "Rpl_semi_sync_master_no_tx"))
                .as("commits that no replica acknowledged")
                .isEqualTo("0");
        assertReplicationRuns();
    }

    @Test
    void noAcknowledgedRowIsLostWhenThePrimaryIsKilled() throws Exception {
        for (int round = 0; round < 3; round++) {
            List<String> acknowledged = Collections.synchronizedList(new ArrayList<>());
            Thread killer = Thread.ofVirtual().unstarted(() -> {
                await().until(() -> acknowledged.size() >= 50);
                primary.kill();
            });
            killer.start();
            insertUntilItFails(acknowledged);
            killer.join();
            primary.start();
            for (MariaDbNode node : cluster.nodes()) {
                await(node.name())
                        .atMost(SOON)
                        .untilAsserted(() -> assertThat(ids(node)).containsAll(acknowledged));
            }
            await().atMost(SOON).untilAsserted(() -> assertThat(ids(replica)).isEqualTo(ids(primary)));
        }
    }

    private void insertUntilItFails(List<String> acknowledged) {
        assertThatExceptionOfType(SQLException.class).isThrownBy(() -> {
            try (Connection connection = sessions.open(primary, "cart_app")) {
                while (acknowledged.size() < 1_000_000) {
                    acknowledged.add(Sessions.value(connection, "insert into cart.line (sku) values (4) returning id"));
                }
            }
        });
    }

    private static List<String> ids(MariaDbNode node) throws SQLException {
        List<String> ids = new ArrayList<>();
        try (Connection connection = sessions.open(node, "cart_app");
                var statement = connection.createStatement();
                var rows = statement.executeQuery("select id from cart.line order by id")) {
            while (rows.next()) {
                ids.add(rows.getString(1));
            }
        }
        return ids;
    }

    @Test
    void stoppedServerAcceptsAndNeverAnswers() throws IOException {
        replica.stop();
        assertThat(replica.state()).isEqualTo(ServerState.STOPPED);
        for (Address address : List.of(replica.address(), replica.directAddress())) {
            try (Socket socket = connect(address)) {
                socket.setSoTimeout(300);
                assertThatExceptionOfType(SocketTimeoutException.class)
                        .isThrownBy(() -> socket.getInputStream().read());
            }
        }
    }

    @Test
    void aQueryOfAStoppedServerEndsWhenItGoesOn() throws SQLException {
        try (Connection connection = sessions.open(replica, "catalog_app")) {
            replica.stop();
            Thread resumer = Thread.ofVirtual().start(replica::resume);
            assertThat(Sessions.value(connection, "select 7")).isEqualTo("7");
            assertThat(resumer.isAlive() || replica.state() == ServerState.UP).isTrue();
        }
    }

    @Test
    void stoppedServerCanBeKilled() {
        replica.stop();
        replica.kill();
        assertThat(replica.state()).isEqualTo(ServerState.DOWN);
    }

    @Test
    void commitsGoOnWhenAllReplicasAreStopped() throws SQLException {
        cluster.replicas().forEach(MariaDbNode::stop);
        sessions.execute(primary, "cart_app", "insert into cart.line (sku) values (5)");
        assertThat(sessions.status(primary, "Rpl_semi_sync_master_status")).isEqualTo("OFF");
        cluster.replicas().forEach(MariaDbNode::resume);
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(sessions.status(primary, "Rpl_semi_sync_master_status"))
                        .isEqualTo("ON"));
    }

    @Test
    void delayedReplicaAppliesLater() throws SQLException {
        replica.delayReplication(Duration.ofSeconds(2));
        long begin = System.nanoTime();
        sessions.execute(primary, "cart_app", "insert into cart.line (sku) values (6)");
        long expected = sessions.count(primary, "cart.line");
        await().atMost(SOON).until(() -> sessions.count(replica, "cart.line") == expected);
        // The server counts whole seconds of the clock: of two it may give away nearly one.
        assertThat(Duration.ofNanos(System.nanoTime() - begin)).isGreaterThan(Duration.ofSeconds(1));
    }

    @Test
    void healEndsADelayAtOnce() throws SQLException {
        replica.delayReplication(Duration.ofMinutes(10));
        sessions.execute(primary, "cart_app", "insert into cart.line (sku) values (7)");
        long expected = sessions.count(primary, "cart.line");
        assertThat(sessions.count(replica, "cart.line")).isLessThan(expected);
        replica.heal();
        await().atMost(SOON).until(() -> sessions.count(replica, "cart.line") == expected);
    }

    @Test
    void delayOutlivesARestart() throws SQLException {
        replica.delayReplication(Duration.ofMinutes(10));
        replica.kill();
        replica.start();
        assertThat(replica.row("show slave status")).containsEntry("SQL_Delay", "600");
    }

    @Test
    void cutReplicaAnswersWithOldData() throws SQLException {
        long before = sessions.count(replica, "cart.line");
        replica.cutReplication();
        sessions.execute(primary, "cart_app", "insert into cart.line (sku) values (8)");
        assertThat(replica.isFollowing()).isFalse();
        assertThat(sessions.count(replica, "cart.line")).isEqualTo(before);
    }

    @Test
    void aCutReplicaStaysCutWhenThePrimaryComesBack() {
        replica.cutReplication();
        primary.kill();
        primary.start();
        assertThat(replica.isFollowing()).isFalse();
    }

    @Test
    void slowServerTakesItsTime() throws SQLException {
        try (Connection connection = sessions.open(replica, "catalog_app")) {
            replica.slow(Duration.ofMillis(250));
            assertThat(timeOf(connection)).isGreaterThanOrEqualTo(Duration.ofMillis(250));
            replica.slow(Duration.ZERO);
            assertThat(timeOf(connection)).isLessThan(Duration.ofMillis(250));
        }
    }

    private static Duration timeOf(Connection connection) throws SQLException {
        long begin = System.nanoTime();
        assertThat(Sessions.value(connection, "select 9")).isEqualTo("9");
        return Duration.ofNanos(System.nanoTime() - begin);
    }

    @Test
    void healUndoesEverythingAtOnce() throws SQLException {
        replica.slow(Duration.ofMillis(100));
        replica.delayReplication(Duration.ofMinutes(10));
        replica.stop();
        MariaDbNode other = cluster.node("db-3");
        other.cutReplication();
        other.kill();
        primary.kill();
        cluster.heal();
        assertReplicationRuns();
        assertThat(replica.row("show slave status")).containsEntry("SQL_Delay", "0");
    }

    @Test
    void impossibleOrdersAreRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> primary.cutReplication());
        assertThatIllegalArgumentException().isThrownBy(() -> primary.delayReplication(Duration.ofSeconds(1)));
        assertThatIllegalArgumentException().isThrownBy(() -> replica.slow(Duration.ofMillis(-1)));
        replica.kill();
        assertThatExceptionOfType(EmbeddedServerException.class)
                .isThrownBy(() -> replica.stop())
                .withMessageContaining("db-2 is down");
    }

    private static Socket connect(Address address) throws IOException {
        return new Socket(address.host(), address.port());
    }
}
