package dev.souk.cart.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.souk.embedded.junit.EmbeddedDatabase;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.quarkus.test.junit.main.LaunchResult;
import io.quarkus.test.junit.main.QuarkusMainLauncher;
import io.quarkus.test.junit.main.QuarkusMainTest;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusMainTest
@TestProfile(MainTest.EmptyServer.class)
class MainTest {

    private final Properties before = new Properties();
    private final EmbeddedDatabase servers = new EmbeddedDatabase();

    /** One server for both launches; as a resource of the test each would have its own. */
    @BeforeEach
    void start() {
        before.putAll(System.getProperties());
        servers.init(Map.of("schema", "cart", "replicas", "0"));
        servers.start().forEach(System::setProperty);
    }

    /** A command closes the port of its JVM; here others come after it. */
    @AfterEach
    void stop() {
        servers.stop();
        System.setProperties(before);
    }

    @Test
    void migratesTwiceKnowingNothingOfOtherServices(QuarkusMainLauncher launcher) {
        LaunchResult migrated = launcher.launch("migrate");
        assertThat(migrated.exitCode()).isZero();
        assertThat(migrated.getOutput()).containsPattern("Applied \\d+ migrations");

        assertThat(launcher.launch("migrate").getOutput()).contains("The schema is up to date");

        LaunchResult backfills = launcher.launch("backfill");
        assertThat(backfills.exitCode()).isZero();
        assertThat(backfills.getOutput().lines()).contains("none");
        assertThat(launcher.launch("backfill", "nothing").exitCode()).isEqualTo(2);
    }

    /** As a server is before anything ran. */
    public static class EmptyServer implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("quarkus.flyway.migration.migrate-at-start", "false");
        }
    }
}
