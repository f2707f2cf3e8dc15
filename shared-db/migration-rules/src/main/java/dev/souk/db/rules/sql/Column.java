package dev.souk.db.rules.sql;

import java.util.Set;

/**
 * A column's definition.
 *
 * @param definition type and all that follows it, as written
 * @param type as written, {@code varchar(100)}
 * @param checked whether a check constraint comes with it
 * @param characterSets those it names, also by a collation, in lower case
 */
public record Column(
        String name,
        String definition,
        String type,
        boolean notNull,
        Default byDefault,
        Generation generation,
        boolean autoIncrement,
        boolean unique,
        boolean primaryKey,
        boolean checked,
        Set<String> characterSets) {

    /** What a row gets that does not say. */
    public enum Default {
        NONE,
        /** The same for all rows that there are: the server need not touch them. */
        CONSTANT,
        /** Another value for each row: the server writes every row anew. */
        COMPUTED
    }

    /** Whether its value is worked out by the server, and kept. */
    public enum Generation {
        NONE,
        VIRTUAL,
        STORED
    }

    /** Whether an insert that does not name the column is refused. */
    public boolean mustBeGiven() {
        return notNull && byDefault == Default.NONE && generation == Generation.NONE && !autoIncrement;
    }
}
