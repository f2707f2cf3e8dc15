package dev.souk.db.rules.sql;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What one statement of a migration does. */
public sealed interface Statement {

    /**
     * A new table.
     *
     * @param filled whether it takes its rows from a query
     * @param characterSets those it names, in lower case
     */
    record CreateTable(
            TableName table,
            boolean ifNotExists,
            boolean orReplace,
            boolean filled,
            boolean hasPrimaryKey,
            Optional<String> engine,
            Set<String> characterSets,
            List<TableName> parents)
            implements Statement {}

    /**
     * Changes of one table; creating and dropping an index are such, too.
     *
     * @param repeatable whether it may run a second time, because each change says {@code if [not] exists}
     * @param setsWait whether it says how long it waits for the table
     */
    record AlterTable(TableName table, List<TableChange> changes, Locking locking, boolean repeatable, boolean setsWait)
            implements Statement {}

    record DropTables(List<TableName> tables, boolean setsWait) implements Statement {}

    record RenameTables(List<TableName> tables, List<TableName> to, boolean setsWait) implements Statement {}

    /** Settings of the session or the server, in their order. */
    record SetVariables(List<Setting> settings) implements Statement {

        /**
         * One of them.
         *
         * @param name in lower case, without {@code session}
         * @param value as written, in lower case
         */
        public record Setting(String name, String value) {

            /** Whether it is the check of foreign keys, the one setting that a migration may need. */
            public boolean isForeignKeyChecks() {
                return name.equals("foreign_key_checks");
            }

            /** Whether it switches something off. */
            public boolean isOff() {
                return value.equals("0") || value.equals("off") || value.equals("false");
            }
        }
    }

    /** Changes rows. */
    record ChangeRows(String words) implements Statement {}

    /** Something the rules know nothing about, by its first words. */
    record Other(String words) implements Statement {}

    /** Something the grammar does not know, and what it says of it. */
    record NotUnderstood(String reason) implements Statement {}
}
