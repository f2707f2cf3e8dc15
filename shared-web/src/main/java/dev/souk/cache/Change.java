package dev.souk.cache;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Something changed. As a message, {@code before number position} and then each tag on a line of its own.
 *
 * @param before the number of the change before this one: whoever does not know that has missed one
 * @param number later changes have higher ones
 * @param position where the change is in the database, as text; empty when it is in none
 * @param tags of what changed
 */
record Change(long before, long number, String position, List<String> tags) {

    static Optional<Change> parse(String message) {
        String[] lines = message.split("\n", -1);
        String[] head = lines[0].split(" ", -1);
        if (head.length != 3) {
            return Optional.empty();
        }
        try {
            return Optional.of(new Change(
                    Long.parseLong(head[0]),
                    Long.parseLong(head[1]),
                    head[2],
                    Arrays.asList(lines).subList(1, lines.length)));
        } catch (NumberFormatException notOurs) {
            return Optional.empty();
        }
    }
}
