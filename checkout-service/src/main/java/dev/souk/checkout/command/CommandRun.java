package dev.souk.checkout.command;

import dev.souk.db.DatabaseUnavailable;
import dev.souk.db.backfill.BackfillCommand;
import dev.souk.db.migrate.Migrate;
import io.quarkus.runtime.QuarkusApplication;

/** One run of one command. */
public final class CommandRun implements QuarkusApplication {

    static final int DONE = 0;
    static final int FAILED = 1;
    static final int NOT_UNDERSTOOD = 2;

    private final Migrate migrate;
    private final BackfillCommand backfill;
    private final AuditCommand audit;

    CommandRun(Migrate migrate, BackfillCommand backfill, AuditCommand audit) {
        this.migrate = migrate;
        this.backfill = backfill;
        this.audit = audit;
    }

    @Override
    public int run(String... arguments) {
        try {
            return switch (Command.of(arguments)) {
                case Command.Migrate command ->
                    command.pending() ? migrate.pending(System.out, System.err) : migrate.run(System.out, System.err);
                case Command.ListBackfills command -> backfill.list(System.out, System.err);
                case Command.Backfill command -> backfill.run(command.name(), command.again(), System.out, System.err);
                case Command.Audit command -> audit.run(command.acknowledged(), System.out, System.err);
                case Command.Serve command -> throw new IllegalStateException(command + " is no command");
                case Command.Help command -> throw new IllegalStateException(command + " is no command");
                case Command.Unknown command -> throw new IllegalStateException(command + " is no command");
            };
        } catch (DatabaseUnavailable e) {
            System.err.println("The database cannot be reached: " + e.getMessage());
            return FAILED;
        }
    }
}
