package dev.souk.catalog.command;

import io.quarkus.runtime.QuarkusApplication;

/** One run of one command. */
public final class CommandRun implements QuarkusApplication {

    static final int DONE = 0;
    static final int FAILED = 1;
    static final int NOT_UNDERSTOOD = 2;

    private final Migrate migrate;

    CommandRun(Migrate migrate) {
        this.migrate = migrate;
    }

    @Override
    public int run(String... arguments) {
        return switch (Command.of(arguments)) {
            case Command.Migrate command -> migrate();
            default -> NOT_UNDERSTOOD;
        };
    }

    private int migrate() {
        System.out.println(migrate.run());
        return DONE;
    }
}
