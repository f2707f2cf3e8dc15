package dev.souk.checkout.command;

import dev.souk.db.migrate.SchemaCommand;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the command line asks for. */
sealed interface Command {

    String USAGE = """
            Usage: checkout-service [COMMAND]

            Without a command it serves checkout and orders over HTTP.

            """ + SchemaCommand.USAGE + """
              audit [--acknowledged FILE]   compare orders, the provider's books and the catalogue's stock, one line a check;
                                            FILE holds numbers of orders that must be there, one a line
              admin create EMAIL [--name NAME] [--password-stdin]
                                            make an account one of the staff's, or a new one: its password is asked for,
                                            or is the first line of the standard input
              admin remove EMAIL            make it a customer's again
              --help                        print this

            Exit code: 0 done, or sound; 2 not understood or the file cannot be read, 1 anything else.
            """;

    record Serve() implements Command {}

    record Help() implements Command {}

    /** Migrate, or run a backfill. */
    record Schema(SchemaCommand command) implements Command {}

    /**
     * Check the books.
     *
     * @param acknowledged numbers of orders that must be there, one a line
     */
    record Audit(@Nullable Path acknowledged) implements Command {}

    /** Make an account one of the staff's. */
    record CreateAdmin(String email, String name, boolean passwordOnStdin) implements Command {}

    /** Make it a customer's again. */
    record RemoveAdmin(String email) implements Command {}

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
            case "audit" -> audit(words);
            case "admin" -> admin(words);
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

    private static Command audit(List<String> words) {
        if (words.isEmpty()) {
            return new Audit(null);
        }
        if (!words.getFirst().equals("--acknowledged")) {
            return unexpected(words);
        }
        words.removeFirst();
        if (words.isEmpty()) {
            return new Unknown("--acknowledged needs the name of a file.");
        }
        Path file = Path.of(words.removeFirst());
        return words.isEmpty() ? new Audit(file) : unexpected(words);
    }

    private static Command admin(List<String> words) {
        if (words.size() < 2) {
            return new Unknown("admin needs create or remove, and an e-mail address.");
        }
        String verb = words.removeFirst();
        String email = words.removeFirst();
        return switch (verb) {
            case "create" -> createAdmin(email, words);
            case "remove" -> words.isEmpty() ? new RemoveAdmin(email) : unexpected(words);
            default -> new Unknown("admin needs create or remove, not \"" + verb + "\".");
        };
    }

    private static Command createAdmin(String email, List<String> words) {
        boolean onStdin = words.remove("--password-stdin");
        if (words.isEmpty()) {
            return new CreateAdmin(email, "Staff", onStdin);
        }
        if (!words.getFirst().equals("--name")) {
            return unexpected(words);
        }
        words.removeFirst();
        if (words.isEmpty()) {
            return new Unknown("--name needs a name.");
        }
        String name = words.removeFirst();
        return words.isEmpty() ? new CreateAdmin(email, name, onStdin) : unexpected(words);
    }

    private static Command unexpected(List<String> words) {
        return new Unknown("\"" + words.getFirst() + "\" is not expected here.");
    }
}
