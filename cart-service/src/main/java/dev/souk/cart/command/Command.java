package dev.souk.cart.command;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** What the command line asks for. */
sealed interface Command {

    String USAGE = """
            Usage: cart-service [COMMAND]

            Without a command it serves carts over HTTP.

              migrate [--pending]           bring the schema up to date; harmless when it is. --pending lists what is missing
                                            and changes nothing
              backfill [NAME [--again]]     change the rows of a table while the shop is open; without a name list what there
                                            is, with --again begin at the first row once more
              --help                        print this

            Exit code: 0 done, 2 not understood, 1 anything else.
            """;

    record Serve() implements Command {}

    record Help() implements Command {}

    /**
     * Bring the schema up to date.
     *
     * @param pending only list what is missing
     */
    record Migrate(boolean pending) implements Command {}

    record ListBackfills() implements Command {}

    record Backfill(String name, boolean again) implements Command {}

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
            case "migrate" -> migrate(words);
            case "backfill" -> backfill(words);
            default -> new Unknown("There is no command \"" + arguments[0] + "\".");
        };
    }

    private static Command migrate(List<String> words) {
        boolean pending = words.remove("--pending");
        return words.isEmpty() ? new Migrate(pending) : unexpected(words);
    }

    private static Command backfill(List<String> words) {
        if (words.isEmpty()) {
            return new ListBackfills();
        }
        boolean again = words.remove("--again");
        if (words.isEmpty()) {
            return new Unknown("--again needs the name of a backfill.");
        }
        String name = words.removeFirst();
        return words.isEmpty() ? new Backfill(name, again) : unexpected(words);
    }

    private static Command unexpected(List<String> words) {
        return new Unknown("\"" + words.getFirst() + "\" is not expected here.");
    }
}
