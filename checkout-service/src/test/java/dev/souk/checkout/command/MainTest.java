package dev.souk.checkout.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.souk.checkout.Neighbours;
import dev.souk.embedded.junit.EmbeddedDatabase;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.quarkus.test.junit.main.LaunchResult;
import io.quarkus.test.junit.main.QuarkusMainLauncher;
import io.quarkus.test.junit.main.QuarkusMainTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@QuarkusMainTest
@TestProfile(MainTest.EmptyServer.class)
class MainTest {

    private final Properties before = new Properties();
    private final EmbeddedDatabase servers = new EmbeddedDatabase();
    private final Neighbours neighbours = new Neighbours();

    /** One server for all launches; as a resource of the test each would have its own. */
    @BeforeEach
    void start() {
        before.putAll(System.getProperties());
        servers.init(Map.of("schema", "checkout", "replicas", "0"));
        servers.start().forEach(System::setProperty);
        neighbours.start().forEach(System::setProperty);
        System.setProperty("souk.outbox.relay", "false");
    }

    /** A command closes the port of its JVM; here others come after it. */
    @AfterEach
    void stop() {
        neighbours.stop();
        servers.stop();
        System.setProperties(before);
    }

    @Test
    void migratesAndAudits(QuarkusMainLauncher launcher, @TempDir Path folder) throws IOException {
        LaunchResult migrated = launcher.launch("migrate");
        assertThat(migrated.exitCode()).isZero();
        assertThat(migrated.getOutput()).containsPattern("Applied \\d+ migrations");

        LaunchResult backfills = launcher.launch("backfill");
        assertThat(backfills.exitCode()).isZero();
        assertThat(backfills.getOutput().lines()).contains("none");

        LaunchResult sound = launcher.launch("audit");
        assertThat(sound.getOutput()).contains("The orders are sound.");
        assertThat(sound.exitCode()).isZero();

        LaunchResult nobody = launcher.launch("admin", "remove", "nobody@shop.example");
        assertThat(nobody.getErrorOutput())
                .contains("There is no account with the e-mail address nobody@shop.example.");
        assertThat(nobody.exitCode()).isEqualTo(1);

        Path numbers = Files.writeString(folder.resolve("numbers.txt"), "7KQ4M-X2P9T\n\n");
        LaunchResult missing = launcher.launch("audit", "--acknowledged", numbers.toString());
        assertThat(missing.getOutput()).contains("WRONG  each acknowledged order is there", "1 checked, 1 wrong");
        assertThat(missing.exitCode()).isEqualTo(1);

        assertThat(launcher.launch(
                                "audit",
                                "--acknowledged",
                                folder.resolve("nowhere").toString())
                        .exitCode())
                .isEqualTo(2);
    }

    /** As a server is before anything ran. */
    public static class EmptyServer implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("quarkus.flyway.migration.migrate-at-start", "false");
        }
    }
}
