package dev.souk.db.rules;

import dev.souk.db.rules.sql.SqlStatement;
import dev.souk.db.rules.sql.Statement;

/** Where in a migration a table is changed. */
public record Site(Migration migration, SqlStatement statement, Statement.AlterTable alter) {

    /** The table's name without its schema. */
    public String table() {
        return alter.table().name();
    }

    public int line() {
        return statement.line();
    }

    public Steps steps() {
        return migration.steps();
    }

    /** Whether the running release may name this column. */
    public boolean uses(String column) {
        return migration.inUse().column(table(), column);
    }

    /** Whether the running release may name this table. */
    public boolean usesTable() {
        return migration.inUse().table(table());
    }
}
