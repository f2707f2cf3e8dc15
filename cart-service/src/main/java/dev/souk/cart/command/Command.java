package dev.souk.cart.command;

import dev.souk.db.migrate.SchemaCommand;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** What the command line asks for. */
sealed interface Command {

    String USAGE = """
            Usage: cart-service [COMMAND]

            Without a command it serves carts over HTTP.

            """ + SchemaCommand.USAGE + """
              --help                        print this

            Exit code: 0 done, 2 not understood, 1 anything else.
            """;

    record Serve() implements Command {}

    record Help() implements Command {}

    /** Migrate, or run a backfill. */
    record Schema(SchemaCommand command) implements Command {}

    /** Not a command line that can be understood, and why. */
    record Unknown(String reason) implements Command {}

    static Command of(String... arguments) {
        List<String> words = new ArrayList<>(Arrays.asList(arguments));
        if (words.isEmpty()) {
            return new Serve();
        }
        if (words.contains("--help") || words.contains("-h")) {
            return new Help();
        }
        return switch (words.removeFirst()) {
            case "migrate", "backfill" -> schema(arguments);
            default -> new Unknown("There is no command \"" + arguments[0] + "\".");
        };
    }

    private static Command schema(String... arguments) {
        try {
            return new Schema(SchemaCommand.of(arguments));
        } catch (IllegalArgumentException misunderstood) {
            return new Unknown(String.valueOf(misunderstood.getMessage()));
        }
    }
}
