package dev.souk.catalog.command;

import dev.souk.db.DatabaseBusy;
import dev.souk.db.DatabaseUnavailable;
import dev.souk.db.migrate.SchemaCommands;
import io.quarkus.runtime.QuarkusApplication;

/** One run of one command. */
public final class CommandRun implements QuarkusApplication {

    static final int DONE = 0;
    static final int FAILED = 1;
    static final int NOT_UNDERSTOOD = 2;

    private final SchemaCommands schema;
    private final ImportCommand importCommand;
    private final WarmCommand warm;
    private final AuditCommand audit;

    CommandRun(SchemaCommands schema, ImportCommand importCommand, WarmCommand warm, AuditCommand audit) {
        this.schema = schema;
        this.importCommand = importCommand;
        this.warm = warm;
        this.audit = audit;
    }

    @Override
    public int run(String... arguments) {
        try {
            return switch (Command.of(arguments)) {
                case Command.Schema command -> schema.run(command.command(), System.out, System.err);
                case Command.ImportDemo command -> importCommand.demo(command.ifEmpty(), System.out, System.err);
                case Command.ImportFile command ->
                    importCommand.file(command.file(), command.refused(), System.out, System.err);
                case Command.Warm command -> warm.run(command, System.out, System.err);
                case Command.Audit command -> audit.run(System.out);
                case Command.Serve command -> throw new IllegalStateException(command + " is no command");
                case Command.Help command -> throw new IllegalStateException(command + " is no command");
                case Command.Unknown command -> throw new IllegalStateException(command + " is no command");
            };
        } catch (DatabaseUnavailable e) {
            System.err.println("The database cannot be reached: " + e.getMessage()
                    + ". What is in stays in; run it again when the database is back.");
            return FAILED;
        } catch (DatabaseBusy e) {
            System.err.println(e.getMessage() + ". What is in stays in; run it again.");
            return FAILED;
        }
    }
}
