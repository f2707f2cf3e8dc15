package dev.souk.catalog.feed;

import org.jspecify.annotations.Nullable;

/**
 * Who takes in a feed.
 *
 * @param customer as the outside knows them; null when it is whoever may run commands of the service
 * @param name as they are called now, or the command
 */
public record Importer(@Nullable String customer, String name) {

    /** Whoever runs this command of the service. */
    public static Importer command(String command) {
        return new Importer(null, command);
    }
}
