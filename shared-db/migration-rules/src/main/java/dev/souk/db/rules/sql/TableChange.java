package dev.souk.db.rules.sql;

import java.util.List;
import java.util.Optional;

/** One thing that a statement changes of a table that is there. */
public sealed interface TableChange {

    /** A new column. */
    record AddColumn(Column column) implements TableChange {}

    /** Another definition for a column, maybe under another name. */
    record ChangeColumn(String name, Column column) implements TableChange {

        public boolean renames() {
            return !name.equalsIgnoreCase(column.name());
        }
    }

    record RenameColumn(String name, String to) implements TableChange {}

    record DropColumn(String name) implements TableChange {}

    record SetDefault(String column) implements TableChange {}

    record DropDefault(String column) implements TableChange {}

    /** A new index. */
    record AddIndex(Optional<String> name, Kind kind, List<String> columns) implements TableChange {

        /** What it is good for. */
        public enum Kind {
            PLAIN,
            UNIQUE,
            FULLTEXT,
            SPATIAL
        }
    }

    record DropIndex(String name) implements TableChange {}

    record AddPrimaryKey(List<String> columns) implements TableChange {}

    record DropPrimaryKey() implements TableChange {}

    record AddForeignKey(Optional<String> name, List<String> columns, TableName parent, List<String> parentColumns)
            implements TableChange {}

    record AddCheck(Optional<String> name, String condition) implements TableChange {}

    record RenameTable(TableName to) implements TableChange {}

    /** All text columns get another character set. */
    record ConvertCharacterSet() implements TableChange {}

    /** Partitions, tablespaces and other things that move rows or take them away. */
    record MoveRows(String words) implements TableChange {}

    /** What no running statement can notice by its result: an index's other name, a comment, a foreign key less. */
    record Unnoticed(String words) implements TableChange {}

    /** Another engine, or the present one to write the table anew. */
    record SetEngine(String engine) implements TableChange {}

    /** Another character set for columns to come; by its name or by its collation's. */
    record SetCharacterSet(String characterSet) implements TableChange {}

    /** Something the rules know nothing about. */
    record Other(String words) implements TableChange {}
}
