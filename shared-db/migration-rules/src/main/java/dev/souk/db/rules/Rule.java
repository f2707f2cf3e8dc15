package dev.souk.db.rules;

import java.util.List;
import java.util.stream.Stream;

/** Refuses one kind of change, by what the file says alone. */
public interface Rule {

    /** Its name, which an exception names: {@code drop-column}. */
    String name();

    /** What it refuses in a sentence, for the list of rules. */
    String summary();

    /** Whether what it refuses is allowed as a contract step that names its expand step. */
    default boolean contractable() {
        return false;
    }

    /** Whether it finds the same with and without the schema at hand, so that an exception for nothing is known. */
    default boolean showsInTheFileAlone() {
        return !contractable();
    }

    /** What it refuses in {@code migration}; nothing if all is well. */
    Stream<Finding> check(Migration migration);

    /** One finding of this rule. */
    default Finding finding(int line, String what, String danger, String reason, List<Step> steps) {
        return new Finding(name(), line, what, danger, reason, steps);
    }
}
