package dev.souk.catalog.command;

import dev.souk.db.migrate.SchemaCommand;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the command line asks for. */
sealed interface Command {

    String USAGE = """
            Usage: catalog-service [COMMAND]

            Without a command it serves the catalogue over HTTP.

            """ + SchemaCommand.USAGE + """
              import FILE [--refused FILE]  take in a product feed: CSV or TSV with the column names of the Google Merchant
                                            product data specification; --refused writes down every refused line
              import-demo [--if-empty]      take in the demo catalogue; with --if-empty only where there is no product yet
              warm [--rate N] [--limit N] [--at URL]
                                            ask for pages ahead of visitors, so that they are made and kept: home, categories
                                            from the top down, then products, those first of which most was sold in 30 days;
                                            N pages a second (50), N at most (10000), of the shop's origin or of URL
              audit                         check the books of the stock, a line for each thing that must hold
              --help                        print this

            Exit code: 0 done and sound, 2 not understood or the file cannot be read, 1 anything else.
            """;

    List<String> WARM_OPTIONS = List.of("--rate", "--limit", "--at");

    /** More is no warming, but a load test. */
    int MOST_A_SECOND = 1000;

    /** Their addresses are held in memory: 10 MB. */
    int MOST_PAGES = 100_000;

    record Serve() implements Command {}

    record Help() implements Command {}

    /** Migrate, or run a backfill. */
    record Schema(SchemaCommand command) implements Command {}

    record Audit() implements Command {}

    /**
     * Ask for pages ahead of visitors.
     *
     * @param rate pages a second
     * @param limit pages at most
     * @param at whom to ask; null: the shop, as its customers do
     */
    record Warm(int rate, int limit, @Nullable URI at) implements Command {}

    record ImportDemo(boolean ifEmpty) implements Command {}

    /**
     * Take in a file.
     *
     * @param refused where to write down the refused lines
     */
    record ImportFile(Path file, @Nullable Path refused) implements Command {}

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
            case "audit" -> words.isEmpty() ? new Audit() : unexpected(words);
            case "warm" -> warm(words);
            case "import-demo" -> importDemo(words);
            case "import" -> importFile(words);
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

    private static Command warm(List<String> words) {
        int rate = 50; // a page that has to be made takes 10 ms of a core: half of one
        int limit = 10_000;
        URI at = null;
        while (!words.isEmpty()) {
            String option = words.removeFirst();
            if (!WARM_OPTIONS.contains(option)) {
                return unexpected(List.of(option));
            }
            if (words.isEmpty()) {
                return new Unknown(option + " needs a value.");
            }
            String value = words.removeFirst();
            try {
                switch (option) {
                    case "--rate" -> rate = between(value, MOST_A_SECOND);
                    case "--limit" -> limit = between(value, MOST_PAGES);
                    default -> at = address(value);
                }
            } catch (IllegalArgumentException misunderstood) {
                return new Unknown("%s %s: %s.".formatted(option, value, misunderstood.getMessage()));
            }
        }
        return new Warm(rate, limit, at);
    }

    private static int between(String value, int most) {
        if (!value.matches("[0-9]{1,9}") || Integer.parseInt(value) < 1 || Integer.parseInt(value) > most) {
            throw new IllegalArgumentException("choose 1 to " + most);
        }
        return Integer.parseInt(value);
    }

    private static URI address(String value) {
        if (!value.matches("https?://[^/?#]+/?")) {
            throw new IllegalArgumentException("say scheme and host, such as http://catalog:8080");
        }
        return URI.create(value);
    }

    private static Command importDemo(List<String> words) {
        boolean ifEmpty = words.remove("--if-empty");
        return words.isEmpty() ? new ImportDemo(ifEmpty) : unexpected(words);
    }

    private static Command importFile(List<String> words) {
        Path refused = null;
        int option = words.indexOf("--refused");
        if (option >= 0) {
            words.remove(option);
            if (option == words.size()) {
                return new Unknown("--refused needs the name of a file.");
            }
            refused = Path.of(words.remove(option));
        }
        if (words.isEmpty()) {
            return new Unknown("import needs the name of a file.");
        }
        Path file = Path.of(words.removeFirst());
        return words.isEmpty() ? new ImportFile(file, refused) : unexpected(words);
    }

    private static Command unexpected(List<String> words) {
        return new Unknown("\"" + words.getFirst() + "\" is not expected here.");
    }
}
