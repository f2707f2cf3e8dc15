package dev.souk.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Data in a folder of the caller's: found again, recovered, taken along by new replicas. */
class KeptDataTest {

    @TempDir
    Path folder;

    @Test
    void aSecondStartFindsTheDataAndReplicasGoOn() throws SQLException {
        Passwords passwords = Passwords.random();
        try (EmbeddedCluster first = start(1, passwords)) {
            makeThing(first, 1);
        }
        Map<String, String> stored = passwords.asMap();
        try (EmbeddedCluster second = start(1, Passwords.of(stored))) {
            insertThing(second, 2);
            awaitThings(second, 2);
        }
    }

    @Test
    void dataOutliveServersThatAreKilled() throws SQLException {
        try (EmbeddedCluster first = start(1, Passwords.random())) {
            makeThing(first, 1);
            awaitThings(first, 1);
            first.node("db-2").kill();
            insertThing(first, 2);
            first.primary().kill();
        }
        // Other passwords than before: those given now are the ones that count.
        try (EmbeddedCluster second = start(1, Passwords.random())) {
            awaitThings(second, 2);
            insertThing(second, 3);
            awaitThings(second, 3);
        }
    }

    @Test
    void aNewReplicaBeginsAsACopyOfThePrimary() throws SQLException {
        try (EmbeddedCluster first = start(0, Passwords.random())) {
            makeThing(first, 1);
            // Without its first binary log nobody could replay the primary's history.
            first.primary().execute("flush binary logs", "purge binary logs before now() + interval 1 day");
            first.primary().kill();
        }
        try (EmbeddedCluster second = start(2, Passwords.random())) {
            insertThing(second, 2);
            awaitThings(second, 2);
        }
        try (EmbeddedCluster third = start(2, Passwords.random())) {
            insertThing(third, 3);
            awaitThings(third, 3);
        }
    }

    @Test
    void oneClusterAtATimeHasTheFolderAndNobodyElseReadsIt() throws IOException {
        try (EmbeddedCluster first = start(0, Passwords.random())) {
            Path own = folder.resolve("db-1");
            assertThat(first.primary().data()).startsWith(own);
            assertThat(Files.getPosixFilePermissions(own))
                    .doesNotContain(PosixFilePermission.GROUP_READ, PosixFilePermission.OTHERS_READ);
            try (Stream<Path> files = Files.list(own)) {
                assertThat(files)
                        .as("the first statements hold passwords")
                        .noneMatch(file -> file.toString().endsWith(".sql"));
            }
            assertThatExceptionOfType(EmbeddedServerException.class)
                    .isThrownBy(() -> start(0, Passwords.random()))
                    .withMessageContaining("in use by another process");
        }
    }

    @Test
    void fixedPortsAreWhereApplicationsConnect() throws IOException, SQLException {
        int free = FreePort.find();
        try (EmbeddedCluster cluster = EmbeddedCluster.builder()
                .replicas(0)
                .data(folder)
                .port("db-1", free)
                .start()) {
            assertThat(cluster.primary().address()).hasToString("127.0.0.1:" + free);
            makeThing(cluster, 1);
        }
    }

    @Test
    void aTakenPortIsSaidAndNothingIsLeft() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            int port = taken.getLocalPort();
            assertThatExceptionOfType(EmbeddedServerException.class)
                    .isThrownBy(() -> EmbeddedCluster.builder()
                            .data(folder)
                            .port("db-2", port)
                            .start())
                    .withMessageContaining("port %d for db-2", port)
                    .withMessageContaining("in use");
        }
        assertThat(serversIn(folder)).isEmpty();
    }

    @Test
    void aServerThatCannotStartSaysWhyAndNothingIsLeft() throws IOException {
        start(1, Passwords.random()).close();
        Path system = folder.resolve("db-2/data/ibdata1");
        Files.write(system, new byte[100]);
        assertThatExceptionOfType(EmbeddedServerException.class)
                .isThrownBy(() -> start(1, Passwords.random()))
                .withMessageStartingWith("db-2 did not start: ")
                .withMessageContaining("ibdata1")
                .withMessageContaining("error.log")
                .satisfies(failure -> assertThat(failure.getMessage()).doesNotContain("\n"));
        assertThat(serversIn(folder)).isEmpty();
    }

    @Test
    void twoClustersRunBesideEachOther() throws SQLException {
        try (EmbeddedCluster one = start(0, Passwords.random());
                EmbeddedCluster other = EmbeddedCluster.builder().replicas(1).start()) {
            makeThing(one, 1);
            makeThing(other, 1);
            insertThing(other, 2);
            awaitThings(other, 2);
            assertThat(new Sessions(one).count(one.primary(), "catalog.thing")).isEqualTo(1);
        }
    }

    @Test
    void thrownAwayDataAreGone() {
        EmbeddedCluster cluster = EmbeddedCluster.builder().replicas(0).start();
        Path data = cluster.primary().data();
        assertThat(data).exists();
        cluster.close();
        assertThat(data).doesNotExist();
    }

    @Test
    void badPasswordsAreRefused() {
        Map<String, String> some = new HashMap<>(Passwords.random().asMap());
        some.remove("monitor");
        assertThatExceptionOfType(IllegalArgumentException.class)
                .isThrownBy(() -> Passwords.of(some))
                .withMessageContaining("monitor");
        some.put("monitor", "a\nb");
        assertThatExceptionOfType(IllegalArgumentException.class)
                .isThrownBy(() -> Passwords.of(some))
                .withMessageContaining("control");
    }

    @Test
    void passwordsMayHaveQuotes() throws SQLException {
        Map<String, String> quoted = new HashMap<>(Passwords.random().asMap());
        quoted.replaceAll((user, password) -> user + "'\\\"; -- #%");
        try (EmbeddedCluster cluster = start(1, Passwords.of(quoted))) {
            makeThing(cluster, 1);
            awaitThings(cluster, 1);
        }
    }

    private EmbeddedCluster start(int replicas, Passwords passwords) {
        return EmbeddedCluster.builder()
                .replicas(replicas)
                .data(folder)
                .passwords(passwords)
                .start();
    }

    private static void makeThing(EmbeddedCluster cluster, int id) throws SQLException {
        new Sessions(cluster).execute(cluster.primary(), "migrate", "create table catalog.thing (id int primary key)");
        insertThing(cluster, id);
    }

    private static void insertThing(EmbeddedCluster cluster, int id) throws SQLException {
        new Sessions(cluster)
                .execute(cluster.primary(), "catalog_app", "insert into catalog.thing values (%d)".formatted(id));
    }

    private static void awaitThings(EmbeddedCluster cluster, int count) {
        for (MariaDbNode node : cluster.nodes()) {
            await(node.name())
                    .ignoreExceptions()
                    .until(() -> new Sessions(cluster).count(node, "catalog.thing") == count);
        }
    }

    private static List<String> serversIn(Path folder) {
        return ProcessHandle.allProcesses()
                .flatMap(process -> process.info().commandLine().stream())
                .filter(command -> command.contains(folder.toString()))
                .toList();
    }
}
