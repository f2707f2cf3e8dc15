package dev.souk.cart;

import static org.assertj.core.api.Assertions.assertThat;

import dev.souk.db.rules.online.OnlineMigrations;
import dev.souk.db.rules.online.OnlineReport;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class MigrationsOnlineTest {

    @Test
    void noMigrationLetsAShopperWait() {
        OnlineReport report =
                OnlineMigrations.of(Path.of("src/main/resources/db/migration")).report(System.out);

        assertThat(report.problems()).isEmpty();
    }
}
