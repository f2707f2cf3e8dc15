package dev.souk.db.migrate;

import io.quarkus.flyway.FlywayDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import java.io.PrintStream;
import org.flywaydb.core.Flyway;

/** Brings the schema up to date. Only this command does, never a service at its start. */
@ApplicationScoped
public class Migrate {

    private final Instance<Flyway> flyway;
    private final MigrationConfig config;

    // The data source is asleep, and Flyway not to be touched, unless the command `migrate` runs.
    Migrate(@FlywayDataSource("migration") Instance<Flyway> flyway, MigrationConfig config) {
        this.flyway = flyway;
        this.config = config;
    }

    /**
     * Applies what is missing, with a line before and after each file. Safe to run twice, also at once: the second waits for
     * the first and finds nothing to do. Who holds a table is waited for. When it fails, {@code err} is told why and how to go
     * on, and the next run continues at the file that failed.
     *
     * @return the exit code of the command: 0, or 1 if the schema is not up to date
     */
    public int run(PrintStream out, PrintStream err) {
        return migration(out, err).run();
    }

    /**
     * Lists what {@link #run} would apply, and changes nothing.
     *
     * @return the exit code of the command: 0, or 1 if {@link #run} would refuse to begin
     */
    public int pending(PrintStream out, PrintStream err) {
        return migration(out, err).pending();
    }

    private Migration migration(PrintStream out, PrintStream err) {
        return new Migration(flyway.get().getConfiguration(), config, Thread::sleep, out, err);
    }
}
