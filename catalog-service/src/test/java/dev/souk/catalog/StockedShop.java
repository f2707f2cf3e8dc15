package dev.souk.catalog;

import dev.souk.embedded.junit.EmbeddedDatabase;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.flywaydb.core.Flyway;

/** Real servers with the schema and the few products of {@code shelves.sql}, each there for something that can go wrong. */
public final class StockedShop implements QuarkusTestResourceLifecycleManager {

    private final EmbeddedDatabase servers = new EmbeddedDatabase();

    @Override
    public Map<String, String> start() {
        Map<String, String> settings = new HashMap<>(servers.start());
        String url = "jdbc:mariadb://" + settings.get("souk.db.migration.primary")
                + "/catalog?sslMode=disable&allowMultiQueries=true";
        String password = Objects.requireNonNull(settings.get("souk.db.migration.password"));
        Flyway.configure().dataSource(url, "migrate", password).load().migrate();
        stock(url, password);
        return settings;
    }

    @Override
    public void inject(TestInjector injector) {
        servers.inject(injector);
    }

    @Override
    public void stop() {
        servers.stop();
    }

    private static void stock(String url, String password) {
        try (Connection connection = DriverManager.getConnection(url, "migrate", password);
                Statement statement = connection.createStatement();
                InputStream shelves = StockedShop.class.getResourceAsStream("/shelves.sql")) {
            statement.execute(new String(Objects.requireNonNull(shelves).readAllBytes(), StandardCharsets.UTF_8));
        } catch (SQLException e) {
            throw new IllegalStateException("The shelves cannot be stocked", e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
