package dev.souk.db.migrate;

import dev.souk.db.backfill.BackfillCommand;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.PrintStream;

/** Runs what a {@link SchemaCommand} asks for. */
@ApplicationScoped
public class SchemaCommands {

    private final Migrate migrate;
    private final BackfillCommand backfill;

    SchemaCommands(Migrate migrate, BackfillCommand backfill) {
        this.migrate = migrate;
        this.backfill = backfill;
    }

    /**
     * Runs it to its end. Must not be called on an event loop.
     *
     * @return the exit code of the command: 0 done, 1 failed, 2 there is no backfill of that name
     */
    public int run(SchemaCommand command, PrintStream out, PrintStream err) {
        return switch (command) {
            case SchemaCommand.Migrate asked -> asked.pending() ? migrate.pending(out, err) : migrate.run(out, err);
            case SchemaCommand.ListBackfills asked -> backfill.list(out, err);
            case SchemaCommand.Backfill asked -> backfill.run(asked.name(), asked.again(), out, err);
        };
    }
}
