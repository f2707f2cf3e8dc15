package dev.souk.embedded.junit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.souk.embedded.EmbeddedCluster;
import dev.souk.embedded.EmbeddedRedis;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager.TestInjector;
import java.lang.reflect.Field;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class EmbeddedDatabaseTest {

    @Test
    void givesTheSettingsOfAService() throws SQLException {
        EmbeddedDatabase resource = new EmbeddedDatabase();
        resource.init(Map.of("schema", "cart", "replicas", "1"));
        Map<String, String> settings = resource.start();
        try {
            assertThat(settings)
                    .containsEntry("souk.db.name", "cart")
                    .containsEntry("souk.db.username", "cart_app")
                    .containsEntry("souk.db.migration.username", "migrate");
            assertThat(settings.get("souk.db.nodes")).matches("db-1=127\\.0\\.0\\.1:\\d+,db-2=127\\.0\\.0\\.1:\\d+");
            assertThat(settings.get("quarkus.redis.hosts")).startsWith("redis://:");
            String url = "jdbc:mariadb://%s/%s?sslMode=disable"
                    .formatted(settings.get("souk.db.migration.primary"), settings.get("souk.db.name"));
            try (Connection connection = DriverManager.getConnection(
                    url, settings.get("souk.db.username"), settings.get("souk.db.password"))) {
                assertThat(connection.isValid(2)).isTrue();
            }
            TestingInjector injector = new TestingInjector();
            resource.inject(injector);
            assertThat(injector.values)
                    .hasSize(2)
                    .hasAtLeastOneElementOfType(EmbeddedCluster.class)
                    .hasAtLeastOneElementOfType(EmbeddedRedis.class);
        } finally {
            resource.stop();
        }
    }

    private static final class TestingInjector implements TestInjector {

        private final List<@Nullable Object> values = new ArrayList<>();

        @Override
        public void injectIntoFields(@Nullable Object value, Predicate<Field> predicate) {
            values.add(value);
        }
    }
}
