package dev.souk.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.souk.db.rules.online.OnlineMigrations;
import dev.souk.db.rules.online.OnlineReport;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class MigrationsOnlineTest {

    /** A statement over the whole table. No release had the table yet when it was written. */
    private static final String OPENING = "V12__opening_movement.sql";

    @Test
    void noMigrationLetsAShopperWait() {
        OnlineReport report = OnlineMigrations.of(Path.of("src/main/resources/db/migration"))
                .excusing(OPENING)
                .report(System.out);

        assertThat(report.problems()).isEmpty();
    }
}
