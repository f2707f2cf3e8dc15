package dev.souk.checkout.command;

import dev.souk.db.DatabaseUnavailable;
import dev.souk.db.migrate.SchemaCommands;
import io.quarkus.runtime.QuarkusApplication;

/** One run of one command. */
public final class CommandRun implements QuarkusApplication {

    static final int DONE = 0;
    static final int FAILED = 1;
    static final int NOT_UNDERSTOOD = 2;

    private final SchemaCommands schema;
    private final AuditCommand audit;
    private final AdminCommand admin;

    CommandRun(SchemaCommands schema, AuditCommand audit, AdminCommand admin) {
        this.schema = schema;
        this.audit = audit;
        this.admin = admin;
    }

    @Override
    public int run(String... arguments) {
        try {
            return switch (Command.of(arguments)) {
                case Command.Schema command -> schema.run(command.command(), System.out, System.err);
                case Command.Audit command -> audit.run(command.acknowledged(), System.out, System.err);
                case Command.CreateAdmin command -> admin.create(command, System.in, System.out, System.err);
                case Command.RemoveAdmin command -> admin.remove(command, System.out, System.err);
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
