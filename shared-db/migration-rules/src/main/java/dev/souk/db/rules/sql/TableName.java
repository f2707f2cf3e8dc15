package dev.souk.db.rules.sql;

import java.util.Optional;

/**
 * A table as a statement names it.
 *
 * @param schema where it is, if the statement says so
 */
public record TableName(Optional<String> schema, String name) {

    @Override
    public String toString() {
        return schema.map(schema -> schema + "." + name).orElse(name);
    }
}
