package dev.souk.db.migrate;

import java.io.PrintStream;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.MigrationState;
import org.flywaydb.core.api.configuration.Configuration;
import org.flywaydb.core.api.output.MigrateResult;

/** One run of {@code migrate}. */
final class Migration {

    private static final int DONE = 0;
    private static final int FAILED = 1;

    private final Flyway flyway;
    private final FailedEntries failedEntries;
    private final MigrationConfig config;
    private final Pause pause;
    private final PrintStream out;
    private final PrintStream err;

    Migration(Configuration configuration, MigrationConfig config, Pause pause, PrintStream out, PrintStream err) {
        this.flyway = Flyway.configure(configuration.getClassLoader())
                .configuration(configuration)
                .table(HistoryTable.NAME)
                .callbacks(new MigrationProgress(out))
                .load();
        this.failedEntries = new FailedEntries(configuration.getDataSource());
        this.config = config;
        this.pause = pause;
        this.out = out;
        this.err = err;
    }

    int run() {
        LockPatience patience = new LockPatience(config);
        while (true) {
            try {
                forgetEarlierFailures();
                report(flyway.migrate());
                return DONE;
            } catch (FlywayException | SQLException thrown) {
                MigrationFailure failure = MigrationFailure.of(thrown, flyway);
                patience.failed(failure.file());
                if (!failure.passes() || patience.isOver() || !waited(failure, patience)) {
                    return failed(failure);
                }
            }
        }
    }

    int pending() {
        try {
            List<MigrationInfo> all = List.of(flyway.info().all());
            List<String> refused = MigrationFailure.refused(all);
            refused.forEach(err::println);
            if (!refused.isEmpty()) {
                return FAILED;
            }
            List<MigrationInfo> pending =
                    all.stream().filter(Migration::wouldBeApplied).toList();
            pending.forEach(file -> out.printf("Would apply %s%n", FileName.of(file)));
            SchemaState state = SchemaState.of(all);
            out.println(
                    pending.isEmpty()
                            ? state.nothingToDo()
                            : "%d migrations are missing, the schema is at version %s. Nothing was changed."
                                    .formatted(pending.size(), state.version()));
            return DONE;
        } catch (FlywayException unread) {
            return failed(MigrationFailure.of(unread, flyway));
        }
    }

    private static boolean wouldBeApplied(MigrationInfo file) {
        return file.getState() == MigrationState.PENDING || file.getState() == MigrationState.FAILED;
    }

    private void report(MigrateResult result) {
        if (result.migrationsExecuted == 0) {
            out.println(SchemaState.of(List.of(flyway.info().all())).nothingToDo());
        } else {
            out.printf(
                    "Applied %d migrations in %d ms, the schema is at version %s.%n",
                    result.migrationsExecuted, result.getTotalMigrationTime(), result.targetSchemaVersion);
        }
    }

    private void forgetEarlierFailures() throws SQLException {
        for (String file : failedEntries.remove()) {
            out.printf("%s failed in an earlier run and is tried again.%n", file);
        }
    }

    /** False when the process is told to end. */
    private boolean waited(MigrationFailure failure, LockPatience patience) {
        try {
            failedEntries.remove();
            Duration time = patience.pause();
            out.printf(
                    "%s: %s. Trying again in %s s (try %d of %d failed).%n",
                    failure.file(), failure.serverSays(), time.toMillis() / 1000.0, patience.tries(), patience.most());
            pause.of(time);
            return true;
        } catch (SQLException again) {
            return true; // the next try meets it, too, and says so
        } catch (InterruptedException end) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private int failed(MigrationFailure failure) {
        err.print(failure.text());
        try {
            failedEntries.remove();
            List<MigrationInfo> all = List.of(flyway.info().all());
            String next = Stream.of(flyway.info().pending())
                    .findFirst()
                    .map(file -> "it goes on with " + FileName.of(file))
                    .orElse("it goes on from there");
            err.printf(
                    "The schema is at version %s. Run migrate again: %s.%n",
                    SchemaState.of(all).version(), next);
        } catch (FlywayException | SQLException unread) {
            err.println("The schema's version cannot be read now. Run migrate again: it goes on where it stopped.");
        }
        return FAILED;
    }
}
