package dev.souk.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.awaitility.Awaitility.await;

import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.Set;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a cluster is like when nothing is wrong. */
class EmbeddedClusterTest {

    private static final int NO_RIGHT_TO_TABLE = 1142;
    private static final int NO_RIGHT_TO_SCHEMA = 1044;
    private static final int READ_ONLY_SERVER = 1290;

    private static EmbeddedCluster cluster;
    private static Sessions sessions;

    @BeforeAll
    static void start() throws SQLException {
        cluster = EmbeddedCluster.builder().start();
        sessions = new Sessions(cluster);
        for (String schema : new String[] {"catalog", "cart", "checkout"}) {
            sessions.execute(
                    cluster.primary(),
                    "migrate",
                    "create table %s.thing (id int primary key, name varchar(20))".formatted(schema),
                    "insert into %s.thing values (1, 'teapot')".formatted(schema));
        }
        cluster.replicas()
                .forEach(replica ->
                        await().ignoreExceptions().until(() -> sessions.count(replica, "checkout.thing") == 1));
    }

    @AfterAll
    static void end() {
        cluster.close();
    }

    @Test
    void namesItsNodes() {
        assertThat(cluster.nodes()).extracting(MariaDbNode::name).containsExactly("db-1", "db-2", "db-3");
        assertThat(cluster.node("db-3").role()).isEqualTo(Role.REPLICA);
        assertThat(cluster.primary().role()).hasToString("primary");
        assertThat(cluster.nodes()).extracting(MariaDbNode::state).containsOnly(ServerState.UP);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> cluster.node("db-9"))
                .withMessageContaining("db-3");
        assertThat(cluster.node("primary")).isEqualTo(cluster.node("db-1"));
        assertThat(cluster.node("replica-2")).isEqualTo(cluster.node("db-3"));
    }

    @Test
    void pidIsTheServersOwn() {
        for (MariaDbNode node : cluster.nodes()) {
            assertThat(ProcessHandle.of(node.pid())
                            .flatMap(process -> process.info().command()))
                    .hasValueSatisfying(command -> assertThat(command).endsWith("mariadbd"));
        }
    }

    /** A server that starts deletes all temporary tables where it keeps its own: a replica's start failed queries of others. */
    @Test
    void keepTheirTemporaryTablesApart() throws SQLException {
        Set<String> folders = new HashSet<>();
        for (MariaDbNode node : cluster.nodes()) {
            folders.add(sessions.value(node, "monitor", "select @@tmpdir"));
        }
        assertThat(folders)
                .hasSameSizeAs(cluster.nodes())
                .allSatisfy(folder -> assertThat(folder).endsWith("/tmp").isNotEqualTo("/tmp"));
    }

    @Test
    void replicasFollowThePrimary() throws SQLException {
        sessions.execute(cluster.primary(), "catalog_app", "insert into catalog.thing values (2, 'kettle')");
        for (MariaDbNode replica : cluster.replicas()) {
            await().until(() -> sessions.count(replica, "catalog.thing") == 2);
        }
    }

    @Test
    void replicasHaveTransactionIdsOfThePrimaryOnly() throws SQLException {
        for (MariaDbNode replica : cluster.replicas()) {
            String position = sessions.value(replica, "monitor", "select @@gtid_binlog_state");
            assertThat(position).matches("0-1-\\d+");
        }
    }

    @Test
    void commitsWaitForAReplica() throws SQLException {
        assertThat(sessions.status(cluster.primary(), "Rpl_semi_sync_master_status"))
                .isEqualTo("ON");
        assertThat(sessions.status(cluster.primary(), "Rpl_semi_sync_master_clients"))
                .isEqualTo("2");
        assertThat(sessions.value(cluster.primary(), "monitor", "select @@rpl_semi_sync_master_wait_point"))
                .isEqualTo("AFTER_SYNC");
        assertThat(sessions.status(cluster.primary(), "Rpl_semi_sync_master_no_tx"))
                .as("commits that no replica acknowledged")
                .isEqualTo("0");
    }

    @ParameterizedTest
    @ValueSource(strings = {"catalog_app", "migrate"})
    void replicasRefuseWrites(String user) {
        assertRefused(
                READ_ONLY_SERVER,
                () -> sessions.execute(cluster.node("db-2"), user, "insert into catalog.thing values (3, 'pan')"));
    }

    @ParameterizedTest
    @CsvSource({
        "catalog_app, select * from cart.thing",
        "catalog_app, insert into checkout.thing values (4; 'cup')",
        "cart_app, select * from catalog.thing",
        "checkout_app, delete from cart.thing",
        "catalog_app, create table catalog.mine (id int)",
        "catalog_app, drop table catalog.thing",
        "catalog_app, alter table catalog.thing add column colour int",
        "checkout_app, truncate table checkout.thing",
        "monitor, select * from catalog.thing",
        "replication, select * from catalog.thing",
        "migrate, select * from mysql.global_priv",
    })
    void usersHaveNoRightToTables(String user, String sql) {
        assertRefused(NO_RIGHT_TO_TABLE, () -> sessions.execute(cluster.primary(), user, sql.replace(';', ',')));
    }

    @ParameterizedTest
    @CsvSource({"catalog_app, create schema mine", "migrate, create schema mine", "migrate, drop schema sys"})
    void usersHaveNoRightToSchemas(String user, String sql) {
        assertRefused(NO_RIGHT_TO_SCHEMA, () -> sessions.execute(cluster.primary(), user, sql));
    }

    @Test
    void nobodyButTheSupervisorOpensAServer() {
        for (String user : cluster.passwords().asMap().keySet()) {
            assertThatExceptionOfType(SQLException.class)
                    .isThrownBy(() -> sessions.execute(cluster.node("db-2"), user, "set global read_only = 0"))
                    .withMessageContaining("privilege");
        }
    }

    @Test
    void applicationsWriteTheirOwnRows() throws SQLException {
        sessions.execute(
                cluster.primary(),
                "cart_app",
                "insert into cart.thing values (5, 'bowl')",
                "update cart.thing set name = 'dish' where id = 5",
                "delete from cart.thing where id = 5");
        assertThat(sessions.count(cluster.primary(), "cart.thing")).isEqualTo(1);
    }

    @Test
    void migrationsMayUseScratchSchemas() throws SQLException {
        sessions.execute(
                cluster.primary(),
                "migrate",
                "create schema souk_scratch_7",
                "create table souk_scratch_7.thing (id int)",
                "drop schema souk_scratch_7");
        assertRefused(
                NO_RIGHT_TO_SCHEMA,
                () -> sessions.execute(cluster.primary(), "migrate", "create schema soukXscratch_7"));
    }

    @Test
    void monitorSeesReplication() throws SQLException {
        try (var connection = sessions.open(cluster.node("db-3"), "monitor");
                var statement = connection.createStatement();
                var rows = statement.executeQuery("show slave status")) {
            assertThat(rows.next()).isTrue();
            assertThat(rows.getString("Slave_SQL_Running")).isEqualTo("Yes");
            assertThat(rows.getString("Using_Gtid")).isEqualTo("Slave_Pos");
        }
    }

    @Test
    void aWrongPasswordIsRefused() {
        assertThatExceptionOfType(SQLException.class)
                .isThrownBy(() -> DriverManager.getConnection(
                        "jdbc:mariadb://%s/?sslMode=disable"
                                .formatted(cluster.primary().address()),
                        "root",
                        ""))
                .withMessageContaining("Access denied");
    }

    @Test
    void textIsUnicodeAndComparedByItsLetters() throws SQLException {
        String collation =
                "select default_collation_name from information_schema.schemata where schema_name = 'catalog'";
        assertThat(sessions.value(cluster.primary(), "catalog_app", collation)).isEqualTo("utf8mb4_uca1400_ai_ci");
    }

    private static void assertRefused(int code, ThrowingCallable deed) {
        assertThatExceptionOfType(SQLException.class)
                .isThrownBy(deed)
                .satisfies(refusal -> assertThat(refusal.getErrorCode())
                        .as(refusal.getMessage())
                        .isEqualTo(code));
    }
}
