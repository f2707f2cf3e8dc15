package dev.souk.db.rules;

import java.util.List;

/**
 * Something that a rule refuses, with all that its author needs to put it right.
 *
 * @param rule its name, as an exception would name it
 * @param line where it stands, from 1
 * @param what in a few words
 * @param danger what shoppers would notice
 * @param reason why they would
 * @param steps the way that nobody notices
 */
public record Finding(String rule, int line, String what, String danger, String reason, List<Step> steps) {

    /** Danger and reason may come as text blocks, whose lines end where the source's do. */
    public Finding {
        danger = oneLine(danger);
        reason = oneLine(reason);
        steps = List.copyOf(steps);
    }

    private static String oneLine(String words) {
        return words.strip().replaceAll("\\s+", " ");
    }
}
