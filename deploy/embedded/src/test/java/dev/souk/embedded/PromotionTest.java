package dev.souk.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A replica becomes the primary, and nothing that was acknowledged is lost. */
class PromotionTest {

    private static final Duration SOON = Duration.ofSeconds(10);

    @TempDir
    private Path folder = Path.of("");

    @Test
    void aReplicaTakesOverFromAKilledPrimaryAtOnce() throws Exception {
        try (EmbeddedCluster cluster = start(2)) {
            List<String> acknowledged = Collections.synchronizedList(new ArrayList<>());
            Thread killer = Thread.ofVirtual().start(() -> {
                await().until(() -> acknowledged.size() >= 50);
                cluster.primary().kill();
            });
            insertUntilItFails(cluster, acknowledged);
            killer.join();
            Promotion promotion = cluster.promote();

            assertThat(promotion.from()).isEqualTo("db-1");
            assertThat(cluster.primary().name()).isEqualTo(promotion.to()).isNotEqualTo("db-1");
            assertThat(promotion.closed()).isLessThan(Duration.ofSeconds(1));
            acknowledged.add(insert(cluster));
            assertThat(new Sessions(cluster).status(cluster.primary(), "Rpl_semi_sync_master_no_tx"))
                    .as("commits that no replica acknowledged")
                    .isEqualTo("0");
            awaitRebuilt(promotion);
            assertAllHave(cluster, acknowledged);
            assertOneIsWritable(cluster);
            assertThat(cluster.nodes()).extracting(MariaDbNode::state).containsOnly(ServerState.UP);
        }
    }

    @Test
    void theOneThatReceivedMostIsChosenAndAppliesItFirst() throws Exception {
        try (EmbeddedCluster cluster = start(2)) {
            insert(cluster);
            awaitEqual(cluster);
            cluster.node("db-2").execute("stop slave io_thread");
            cluster.node("db-3").execute("stop slave sql_thread");
            String acknowledged = insert(cluster);
            assertThat(ids(cluster, "db-2")).doesNotContain(acknowledged);
            assertThat(ids(cluster, "db-3")).doesNotContain(acknowledged);
            cluster.primary().kill();

            assertThatExceptionOfType(EmbeddedServerException.class)
                    .isThrownBy(() -> cluster.promote("db-2"))
                    .withMessageContaining("db-2 has received less than another")
                    .withMessageContaining("db-3 0:");
            assertThat(cluster.primary().name()).isEqualTo("db-1");

            Promotion promotion = cluster.promote();
            assertThat(promotion.to()).isEqualTo("db-3");
            assertThat(ids(cluster, "db-3")).contains(acknowledged);
            awaitRebuilt(promotion);
            assertAllHave(cluster, List.of(acknowledged));
        }
    }

    @Test
    void oneThatReceivedLessTakesOverWhenThatIsMeant() throws Exception {
        try (EmbeddedCluster cluster = start(2)) {
            insert(cluster);
            awaitEqual(cluster);
            cluster.node("db-2").execute("stop slave io_thread");
            String lost = insert(cluster);
            cluster.primary().kill();
            Promotion promotion = cluster.promoteEvenIfBehind("db-2");
            assertThat(promotion.to()).isEqualTo("db-2");
            awaitRebuilt(promotion);
            insert(cluster);
            awaitEqual(cluster);
            assertThat(ids(cluster, "db-3")).as("made anew, too").isEqualTo(ids(cluster, "db-2"));
            assertThat(lost).isNotEmpty();
        }
    }

    @Test
    void whatOnlyTheOldPrimaryHadDoesNotComeBack() throws Exception {
        try (EmbeddedCluster cluster = start(2)) {
            String acknowledged = insert(cluster);
            awaitEqual(cluster);
            cluster.replicas().forEach(replica -> replica.execute("stop slave io_thread"));
            cluster.primary().execute("insert into cart.line (id, sku) values (777, 777)");
            assertThat(ids(cluster, "db-1")).contains("777");
            cluster.primary().kill();
            Promotion promotion = cluster.promote();
            awaitRebuilt(promotion);
            assertThat(ids(cluster, "db-1")).contains(acknowledged).doesNotContain("777");
            insert(cluster);
            awaitEqual(cluster);
            assertThat(cluster.node("db-1").isFollowing()).isTrue();
            assertOneIsWritable(cluster);
        }
    }

    @Test
    void aPrimaryThatWorksHandsOverWithoutLosingAWrite() throws Exception {
        try (EmbeddedCluster cluster = start(1)) {
            List<String> acknowledged = Collections.synchronizedList(new ArrayList<>());
            Thread promoter = Thread.ofVirtual().start(() -> {
                await().until(() -> acknowledged.size() >= 50);
                awaitRebuilt(cluster.promote("db-2"));
            });
            insertUntilItFails(cluster, acknowledged);
            promoter.join();
            assertThat(cluster.primary().name()).isEqualTo("db-2");
            assertAllHave(cluster, acknowledged);
        }
    }

    /** Without a write in between, which would hide that a copy does not know where its own history begins. */
    @Test
    void aCopyCanTakeOverInItsTurn() throws Exception {
        try (EmbeddedCluster cluster = start(2)) {
            String first = insert(cluster);
            awaitRebuilt(cluster.promote("db-2"));
            awaitRebuilt(cluster.promote("db-1"));
            assertThat(new Sessions(cluster).value(cluster.primary(), "monitor", "select @@gtid_binlog_pos"))
                    .isEqualTo(new Sessions(cluster).value(cluster.node("db-3"), "monitor", "select @@gtid_slave_pos"))
                    .isNotEmpty();
            awaitRebuilt(cluster.promote("db-3"));
            awaitRebuilt(cluster.promote("db-1"));
            String last = insert(cluster);
            assertAllHave(cluster, List.of(first, last));
            for (MariaDbNode node : cluster.replicas()) {
                assertThat(node.isFollowing()).as(node.name()).isTrue();
            }
            cluster.primary().kill();
            awaitRebuilt(cluster.promote());
            assertAllHave(cluster, List.of(first, last, insert(cluster)));
        }
    }

    @Test
    void aPausedPrimaryIsReplacedToo() throws Exception {
        try (EmbeddedCluster cluster = start(1)) {
            String acknowledged = insert(cluster);
            long paused = cluster.primary().pid();
            cluster.primary().stop();
            Promotion promotion = cluster.promote();
            assertThat(ProcessHandle.of(paused)).isEmpty();
            assertThat(promotion.closed()).isLessThan(Duration.ofSeconds(1));
            awaitRebuilt(promotion);
            assertAllHave(cluster, List.of(acknowledged, insert(cluster)));
        }
    }

    @Test
    void aReplicaThatDidNotAnswerIsMadeAnewWhenItIsBack() throws Exception {
        try (EmbeddedCluster cluster = start(2)) {
            String before = insert(cluster);
            cluster.node("db-3").stop();
            awaitRebuilt(cluster.promote());
            String after = insert(cluster);
            assertThat(cluster.node("db-3").isOutdated()).isTrue();
            cluster.node("db-3").heal();
            assertThat(cluster.node("db-3").isOutdated()).isFalse();
            assertAllHave(cluster, List.of(before, after));
        }
    }

    @Test
    void whoCannotTakeOverIsSaidAndThePrimaryGoesOn() throws Exception {
        try (EmbeddedCluster cluster = start(1)) {
            assertRefused(cluster, "db-1", "db-1 is the primary already");
            cluster.node("db-2").cutReplication();
            assertRefused(cluster, "db-2", "db-2 cannot take over from db-1: db-2 was cut off from replication");
            cluster.node("db-2").heal();
            cluster.node("db-2").execute("stop slave io_thread");
            insert(cluster);
            assertRefused(cluster, "db-2", "db-2 has not received all that db-1 wrote");
            insert(cluster);
            cluster.node("db-2").kill();
            assertRefused(cluster, "db-2", "db-2 is down");
            assertThatExceptionOfType(EmbeddedServerException.class)
                    .isThrownBy(cluster::promote)
                    .withMessage("no replica can take over from db-1: db-2 is down");
            insert(cluster);
        }
        try (EmbeddedCluster alone = EmbeddedCluster.builder().replicas(0).start()) {
            assertThatExceptionOfType(EmbeddedServerException.class)
                    .isThrownBy(alone::promote)
                    .withMessage("no replica can take over from db-1: there is none");
        }
    }

    @Test
    void aDeadPrimaryStartsAgainAfterARefusal() throws Exception {
        try (EmbeddedCluster cluster = start(1)) {
            cluster.node("db-2").execute("stop slave sql_thread");
            String acknowledged = insert(cluster);
            cluster.node("db-2").kill();
            cluster.primary().kill();
            assertThatExceptionOfType(EmbeddedServerException.class).isThrownBy(cluster::promote);
            cluster.heal();
            assertAllHave(cluster, List.of(acknowledged, insert(cluster)));
        }
    }

    @Test
    void aRestartRemembersThePrimary() throws Exception {
        String row;
        try (EmbeddedCluster first = kept(2)) {
            makeTable(first);
            row = insert(first);
            first.promote("db-3");
            // Closed in the middle of the copy: it is made at the next start.
        }
        try (EmbeddedCluster second = kept(2)) {
            assertThat(second.primary().name()).isEqualTo("db-3");
            assertThat(second.replicas()).extracting(MariaDbNode::name).containsExactly("db-1", "db-2");
            assertAllHave(second, List.of(row, insert(second)));
            assertOneIsWritable(second);
        }
        try (EmbeddedCluster third = kept(1)) {
            assertThat(third.nodes()).extracting(MariaDbNode::name).containsExactly("db-1", "db-3");
            assertAllHave(third, List.of(row, insert(third)));
        }
    }

    @Test
    void aSupervisorThatDiesBeforeItOpensTheNewPrimaryLeavesOnePrimary() throws Exception {
        String row;
        try (EmbeddedCluster first = kept(1)) {
            makeTable(first);
            row = insert(first);
        }
        Files.writeString(folder.resolve("topology"), "primary db-2\noutdated db-1\n");
        try (EmbeddedCluster second = kept(1)) {
            assertThat(second.primary().name()).isEqualTo("db-2");
            assertOneIsWritable(second);
            assertAllHave(second, List.of(row, insert(second)));
        }
        assertThat(folder.resolve("topology")).hasContent("primary db-2\n");
    }

    @Test
    void foldersOfTheTimeWhenNodesWereCalledByTheirRoleAreFound() throws Exception {
        String row;
        try (EmbeddedCluster first = kept(1)) {
            makeTable(first);
            row = insert(first);
        }
        Files.move(folder.resolve("db-1"), folder.resolve("primary"));
        Files.move(folder.resolve("db-2"), folder.resolve("replica-1"));
        try (EmbeddedCluster second = kept(1)) {
            assertAllHave(second, List.of(row));
        }
    }

    private static void assertRefused(EmbeddedCluster cluster, String node, String message) {
        assertThatExceptionOfType(EmbeddedServerException.class)
                .isThrownBy(() -> cluster.promote(node))
                .withMessageContaining(message);
        assertThat(cluster.primary().name()).isEqualTo("db-1");
    }

    private EmbeddedCluster start(int replicas) throws SQLException {
        EmbeddedCluster cluster = EmbeddedCluster.builder().replicas(replicas).start();
        makeTable(cluster);
        return cluster;
    }

    private EmbeddedCluster kept(int replicas) throws IOException {
        return EmbeddedCluster.builder()
                .replicas(replicas)
                .data(Files.createDirectories(folder))
                .start();
    }

    private static void makeTable(EmbeddedCluster cluster) throws SQLException {
        new Sessions(cluster)
                .execute(
                        cluster.primary(),
                        "migrate",
                        "create table cart.line (id bigint auto_increment primary key, sku int)");
    }

    private static String insert(EmbeddedCluster cluster) throws SQLException {
        return new Sessions(cluster)
                .value(cluster.primary(), "cart_app", "insert into cart.line (sku) values (1) returning id");
    }

    private static void insertUntilItFails(EmbeddedCluster cluster, List<String> acknowledged) {
        assertThatExceptionOfType(SQLException.class).isThrownBy(() -> {
            try (Connection connection = new Sessions(cluster).open(cluster.primary(), "cart_app")) {
                while (acknowledged.size() < 1_000_000) {
                    acknowledged.add(Sessions.value(connection, "insert into cart.line (sku) values (4) returning id"));
                }
            }
        });
    }

    private static Duration awaitRebuilt(Promotion promotion) {
        return promotion.rebuilt().orTimeout(60, TimeUnit.SECONDS).join();
    }

    private static void assertAllHave(EmbeddedCluster cluster, List<String> acknowledged) throws SQLException {
        assertThat(ids(cluster, cluster.primary().name())).containsAll(acknowledged);
        awaitEqual(cluster);
    }

    private static void awaitEqual(EmbeddedCluster cluster) throws SQLException {
        List<String> expected = ids(cluster, cluster.primary().name());
        for (MariaDbNode node : cluster.replicas()) {
            await(node.name())
                    .atMost(SOON)
                    .ignoreExceptions()
                    .untilAsserted(() -> assertThat(ids(cluster, node.name())).isEqualTo(expected));
        }
    }

    private static void assertOneIsWritable(EmbeddedCluster cluster) throws SQLException {
        for (MariaDbNode node : cluster.nodes()) {
            assertThat(new Sessions(cluster).value(node, "monitor", "select @@read_only"))
                    .as(node.name())
                    .isEqualTo(node.role() == Role.PRIMARY ? "0" : "1");
        }
    }

    private static List<String> ids(EmbeddedCluster cluster, String node) throws SQLException {
        List<String> ids = new ArrayList<>();
        try (Connection connection = new Sessions(cluster).open(cluster.node(node), "cart_app");
                Statement statement = connection.createStatement();
                var rows = statement.executeQuery("select id from cart.line order by id")) {
            while (rows.next()) {
                ids.add(rows.getString(1));
            }
        }
        return ids;
    }
}
