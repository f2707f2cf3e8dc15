package dev.souk.catalog.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.souk.catalog.TestingCatalogue;
import dev.souk.embedded.junit.EmbeddedDatabase;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.quarkus.test.junit.main.LaunchResult;
import io.quarkus.test.junit.main.QuarkusMainLauncher;
import io.quarkus.test.junit.main.QuarkusMainTest;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusMainTest
@TestProfile(MainTest.EmptyServer.class)
class MainTest {

    /** A primary that does not answer in time is no reason to end, and on a busy machine it may not. */
    private static final Map<String, String> PATIENT = Map.ofEntries(
            Map.entry("souk.db.connect.timeout", "20s"),
            Map.entry("souk.db.read.acquire-timeout", "25s"),
            Map.entry("souk.db.read.statement-timeout", "25s"),
            Map.entry("souk.db.read.timeout", "30s"),
            Map.entry("souk.db.read.deadline", "35s"),
            Map.entry("souk.db.read.idle-timeout", "40s"),
            Map.entry("souk.db.write.acquire-timeout", "25s"),
            Map.entry("souk.db.write.statement-timeout", "25s"),
            Map.entry("souk.db.write.timeout", "30s"),
            Map.entry("souk.db.write.idle-timeout", "40s"),
            Map.entry("souk.db.warm-up.timeout", "90s"));

    private final Properties before = new Properties();
    private final EmbeddedDatabase servers = new EmbeddedDatabase();

    /** One server for all launches; as a resource of the test each would have its own. */
    @BeforeEach
    void start() {
        before.putAll(System.getProperties());
        servers.init(Map.of("replicas", "0"));
        servers.start().forEach(System::setProperty);
    }

    /** A command closes the port of its JVM; here others come after it. */
    @AfterEach
    void stop() {
        servers.stop();
        System.setProperties(before);
    }

    @Test
    void migratesTwiceImportsAndAudits(QuarkusMainLauncher launcher) {
        LaunchResult migrated = launcher.launch("migrate");
        assertThat(migrated.exitCode()).isZero();
        assertThat(migrated.getOutput()).containsPattern("Applied \\d+ migrations");

        assertThat(launcher.launch("migrate").getOutput()).contains("The schema is up to date");

        LaunchResult backfills = launcher.launch("backfill");
        assertThat(backfills.exitCode()).isZero();
        assertThat(backfills.getOutput().lines()).contains("none");

        Path feed = TestingCatalogue.file("id,title,price\nmain-1,Only lamp,5 USD\nmain-2,Broken lamp,five\n");
        LaunchResult imported = launcher.launch("import", feed.toString());
        assertThat(imported.exitCode()).isZero();
        assertThat(imported.getOutput()).contains("created         1", "line 3: price \"five\" is not an amount");

        Path dearer = TestingCatalogue.file("id,title,price\nmain-1,Only lamp,6 USD\n");
        assertThat(launcher.launch("import", dearer.toString()).exitCode()).isZero();
        assertThat(waitingEvents()).as("left to a service's relay").isEqualTo(3);

        LaunchResult audited = launcher.launch("audit");
        assertThat(audited.exitCode()).isZero();
        assertThat(audited.getOutput()).contains("on hand is the sum of the movements", "The stock is sound.");
    }

    @Test
    void refusesToServeOnASchemaThatIsTooOld(QuarkusMainLauncher launcher) {
        PATIENT.forEach(System::setProperty);
        LaunchResult refused = launcher.launch();

        assertThat(refused.exitCode()).isEqualTo(1);
        assertThat(refused.getOutput() + refused.getErrorOutput())
                .containsPattern("The schema catalog is at version 0 and this release needs version \\d+\\."
                        + " Run the command migrate of this release, then start it again\\.")
                .doesNotContain("Exception", "Listening on");
    }

    @Test
    void listsWhatIsMissing(QuarkusMainLauncher launcher) {
        LaunchResult pending = launcher.launch("migrate", "--pending");

        assertThat(pending.exitCode()).isZero();
        assertThat(pending.getOutput())
                .contains("Would apply V1__category.sql", "Would apply V20__outbox.sql")
                .containsPattern("\\d+ migrations are missing, the schema is at version 0\\.");
    }

    private static long waitingEvents() {
        String url =
                "jdbc:mariadb://%s/catalog?sslMode=disable".formatted(System.getProperty("souk.db.migration.primary"));
        try (Connection connection =
                        DriverManager.getConnection(url, "migrate", System.getProperty("souk.db.migration.password"));
                ResultSet rows = connection
                        .createStatement()
                        .executeQuery("select count(*) from outbox where state = 'waiting' and attempt = 0")) {
            rows.next();
            return rows.getLong(1);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** As a server is before anything ran. */
    public static class EmptyServer implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of(
                    "quarkus.flyway.migration.migrate-at-start",
                    "false",
                    "souk.outbox.relay", // as it is outside of tests
                    "${quarkus.http.host-enabled:true}");
        }
    }
}
