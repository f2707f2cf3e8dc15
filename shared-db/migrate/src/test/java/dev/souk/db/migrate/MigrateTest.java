package dev.souk.db.migrate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.souk.embedded.junit.EmbeddedDatabase;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(value = EmbeddedDatabase.class, initArgs = @ResourceArg(name = "replicas", value = "0"))
class MigrateTest {

    private final Migrate migrate;
    private final DataSource database;

    MigrateTest(Migrate migrate, @io.quarkus.agroal.DataSource("migration") DataSource database) {
        this.migrate = migrate;
        this.database = database;
    }

    @Test
    void twoAtOnceApplyEachMigrationOnce() throws Exception {
        List<String> lines = new ArrayList<>();
        try (ExecutorService terminals = Executors.newFixedThreadPool(2)) {
            Callable<String> command = this::run;
            for (Future<String> line : terminals.invokeAll(List.of(command, command))) {
                lines.add(line.get());
            }
        }

        assertThat(lines).anyMatch(line -> line.contains("Applied 1 migrations"));
        assertThat(lines).anyMatch(line -> line.startsWith("The schema is up to date, at version 1."));
    }

    @Test
    void keepsNobodyWaitingForItAndHasReplicasBeginAtOnce() throws SQLException {
        try (Connection session = database.getConnection();
                ResultSet limits = session.createStatement()
                        .executeQuery(
                                "select @@lock_wait_timeout, @@binlog_alter_two_phase, @@max_statement_time, current_user(), @@wait_timeout")) {
            limits.next();
            assertThat(limits.getInt(1)).isEqualTo(1);
            assertThat(limits.getBoolean(2)).isTrue();
            assertThat(limits.getInt(3)).isEqualTo(3600);
            assertThat(limits.getString(4)).startsWith("migrate@");
            assertThat(limits.getInt(5)).isEqualTo(4000);
        }
    }

    private String run() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        PrintStream print = new PrintStream(out, true, StandardCharsets.UTF_8);
        int exitCode = migrate.run(print, print);
        assertThat(exitCode).as(out.toString(StandardCharsets.UTF_8)).isZero();
        return out.toString(StandardCharsets.UTF_8);
    }
}
