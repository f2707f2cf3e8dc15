package dev.souk.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.souk.db.rules.MigrationRules;
import dev.souk.db.rules.online.OnlineMigrations;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class MigrationsTest {

    @Test
    void followTheRules() {
        MigrationRules.ofService(Path.of("")).requireKept(System.out);
    }

    @Test
    void letNobodyWait() {
        assertThat(OnlineMigrations.of(Path.of("src/main/resources/db/migration"))
                        .report(System.out)
                        .problems())
                .isEmpty();
    }
}
