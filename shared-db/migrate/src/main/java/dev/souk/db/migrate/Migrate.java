package dev.souk.db.migrate;

import io.quarkus.flyway.FlywayDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import java.io.PrintStream;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.output.MigrateResult;

/** Brings the schema up to date. Only this command does, never a service at its start. */
@ApplicationScoped
public class Migrate {

    private final Instance<Flyway> flyway;

    // The data source is asleep, and Flyway not to be touched, unless the command `migrate` runs.
    Migrate(@FlywayDataSource("migration") Instance<Flyway> flyway) {
        this.flyway = flyway;
    }

    /**
     * Applies what is missing, and says so in one line. Safe to run twice, also at once: the second waits for the first and
     * finds nothing to do.
     *
     * @return the exit code of the command, 0
     * @throws org.flywaydb.core.api.FlywayException if a migration fails; its message names it
     */
    public int run(PrintStream out) {
        MigrateResult result = flyway.get().migrate();
        if (result.migrationsExecuted == 0) {
            out.printf("The schema is up to date, at version %s.%n", result.initialSchemaVersion);
        } else {
            out.printf(
                    "Applied %d migrations in %d ms, the schema is at version %s.%n",
                    result.migrationsExecuted, result.getTotalMigrationTime(), result.targetSchemaVersion);
        }
        return 0;
    }
}
