package dev.souk.db;

import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.util.HashMap;
import java.util.Map;

/** Settings as an application writes them, and all the rest by default. */
final class TestingConfig {

    private static final int ORDINAL = 100;

    private TestingConfig() {}

    /** @param settings name, value, name, value ... */
    static DatabaseConfig of(String... settings) {
        Map<String, String> properties = new HashMap<>(Map.of(
                "souk.db.nodes", "db-1=db-1:3306",
                "souk.db.name", "notes",
                "souk.db.username", "notes_app",
                "souk.db.password", "secret"));
        for (int i = 0; i < settings.length; i += 2) {
            properties.put(settings[i], settings[i + 1]);
        }
        return new SmallRyeConfigBuilder()
                .withMapping(DatabaseConfig.class)
                .withConverter(
                        java.time.Duration.class, ORDINAL, new io.quarkus.runtime.configuration.DurationConverter())
                .withSources(new PropertiesConfigSource(properties, "test", ORDINAL))
                .build()
                .getConfigMapping(DatabaseConfig.class);
    }
}
