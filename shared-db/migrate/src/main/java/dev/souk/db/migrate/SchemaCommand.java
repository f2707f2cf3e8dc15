package dev.souk.db.migrate;

import java.util.ArrayList;
import java.util.List;

/** What the command line of every service may ask about its schema and the rows in it: {@code migrate} and {@code backfill}. */
public sealed interface SchemaCommand {

    /** Its lines in the usage of a service. */
    String USAGE = """
              migrate [--pending]           bring the schema up to date; harmless when it is. --pending lists what is missing
                                            and changes nothing
              backfill [NAME [--again]]     change the rows of a table while the shop is open; without a name list what there
                                            is, with --again begin at the first row once more
            """;

    /**
     * Bring the schema up to date.
     *
     * @param pending only list what is missing
     */
    record Migrate(boolean pending) implements SchemaCommand {

        @Override
        public void prepare() {
            System.setProperty("souk.db.migration.active", "true");
        }
    }

    /** Say which backfills there are and how far. */
    record ListBackfills() implements SchemaCommand {}

    /**
     * Run one.
     *
     * @param again whether from its first row once more
     */
    record Backfill(String name, boolean again) implements SchemaCommand {}

    /** Wakes what it needs. Call it before the application starts. */
    default void prepare() {}

    /**
     * Reads a command line that begins with {@code migrate} or {@code backfill}.
     *
     * @throws IllegalArgumentException if it goes on in no known way; the message is a sentence for the person who wrote it
     */
    static SchemaCommand of(String... arguments) {
        List<String> words = new ArrayList<>(List.of(arguments));
        return switch (words.removeFirst()) {
            case "migrate" -> migrate(words);
            case "backfill" -> backfill(words);
            default -> throw new IllegalArgumentException("There is no command \"" + arguments[0] + "\".");
        };
    }

    private static SchemaCommand migrate(List<String> words) {
        boolean pending = words.remove("--pending");
        requireNoMore(words);
        return new Migrate(pending);
    }

    private static SchemaCommand backfill(List<String> words) {
        if (words.isEmpty()) {
            return new ListBackfills();
        }
        boolean again = words.remove("--again");
        if (words.isEmpty()) {
            throw new IllegalArgumentException("--again needs the name of a backfill.");
        }
        String name = words.removeFirst();
        requireNoMore(words);
        return new Backfill(name, again);
    }

    private static void requireNoMore(List<String> words) {
        if (!words.isEmpty()) {
            throw new IllegalArgumentException("\"" + words.getFirst() + "\" is not expected here.");
        }
    }
}
