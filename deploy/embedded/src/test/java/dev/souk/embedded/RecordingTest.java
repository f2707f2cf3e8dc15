package dev.souk.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.souk.embedded.statements.RecordedStatements;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(120)
class RecordingTest {

    @TempDir
    private Path folder = Path.of("");

    @Test
    void writesDownWhatOneUserSentToAnyNode() throws Exception {
        try (EmbeddedCluster cluster = EmbeddedCluster.builder()
                .replicas(1)
                .recordStatements("catalog_app", folder)
                .start()) {
            Sessions sessions = new Sessions(cluster);
            MariaDbNode primary = cluster.primary();
            MariaDbNode replica = cluster.node("db-2");
            sessions.execute(
                    primary,
                    "migrate",
                    "create table catalog.t (a int, b varchar(99), c blob, d datetime(3))",
                    "insert into catalog.t (a) values (1)");
            sessions.execute(primary, "monitor", "select 'not ours'");
            // A server that is killed between a schema change and its note of it stumbles over the change when it is
            // back.
            await().ignoreExceptions().until(() -> sessions.count(replica, "catalog.t") == 1);
            replica.kill();
            replica.start();
            await().ignoreExceptions().until(() -> sessions.count(replica, "catalog.t") == 1);
            sessions.execute(replica, "catalog_app", "select b\nfrom catalog.t\n\n  where b = 'it''s; \\n'\n-- over");
            primary.kill();
            primary.start();
            sessions.execute(primary, "monitor", "select 'not ours either'");
            prepared(cluster);
            sessions.execute(primary, "catalog_app", "begin", "delete from catalog.t where a = 'é'", "commit");
        }

        assertThat(recorded())
                .containsExactly(
                        "delete from catalog.t where a = 'é'",
                        "insert into catalog.t (a, b, c, d) values (8,'it\\'s; \\n\\\\','c',NULL)",
                        "insert into catalog.t (a, b, c, d) values (7,NULL,x'80ff0027',TIMESTAMP'2026-01-02 03:04:05.006000')",
                        "select b\nfrom catalog.t\n\n  where b = 'it''s; \\n'\n-- over");
    }

    private static void prepared(EmbeddedCluster cluster) throws SQLException {
        String url = "jdbc:mariadb://%s/?sslMode=disable&useServerPrepStmts=true"
                .formatted(cluster.primary().address());
        try (Connection connection = DriverManager.getConnection(url, "catalog_app", cluster.password("catalog_app"));
                PreparedStatement insert =
                        connection.prepareStatement("insert into catalog.t (a, b, c, d) values (?,?,?,?)")) {
            insert.setInt(1, 8);
            insert.setString(2, "it's; \n\\");
            insert.setBytes(3, "c".getBytes(StandardCharsets.UTF_8));
            insert.setNull(4, Types.TIMESTAMP);
            insert.execute();
            insert.setInt(1, 7);
            insert.setNull(2, Types.VARCHAR);
            insert.setBytes(3, new byte[] {(byte) 0x80, (byte) 0xff, 0, 0x27});
            insert.setObject(4, LocalDateTime.parse("2026-01-02T03:04:05.006"));
            insert.execute();
        }
    }

    private List<String> recorded() throws IOException {
        List<String> statements = new ArrayList<>();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
            for (Path file : files) {
                statements.addAll(RecordedStatements.read(file).samples());
            }
        }
        return statements;
    }
}
