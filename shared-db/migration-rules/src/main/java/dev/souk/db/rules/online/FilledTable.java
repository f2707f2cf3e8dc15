package dev.souk.db.rules.online;

import static dev.souk.db.rules.online.MadeUpValue.NUMBER;

import dev.souk.db.rules.online.Table.ForeignKey;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SequencedMap;
import java.util.stream.Collectors;

/**
 * A table and what its rows are made of.
 *
 * @param values by column; a column that came later and need not be named has none
 * @param rows how many there are, numbered from 1
 */
record FilledTable(Table table, SequencedMap<String, String> values, long rows) {

    /** How many rows clients have to insert. In a table with one row per parent, so many parents are left without one. */
    static final int SPARE = 200;

    /** What {@code table} is to be filled with; {@code parents} are those it points to, filled already. */
    static FilledTable of(Table table, Map<String, FilledTable> parents, long rows) {
        SequencedMap<String, String> values = new LinkedHashMap<>();
        for (Column column : table.columns()) {
            if (!column.generated()) {
                values.put(column.name(), value(table, column, parents));
            }
        }
        return new FilledTable(table, values, table.onePerParent() ? fewest(table, parents, rows) - SPARE : rows);
    }

    private static long fewest(Table table, Map<String, FilledTable> parents, long rows) {
        return table.foreignKeys().stream()
                .map(key -> parents.get(key.parent()))
                .mapToLong(parent -> parent == null ? rows : parent.rows())
                .min()
                .orElse(rows);
    }

    private static String value(Table table, Column column, Map<String, FilledTable> parents) {
        ForeignKey key = table.foreignKeyOf(column.name()).orElse(null);
        if (key == null) {
            return MadeUpValue.of(table, column);
        }
        String parentColumn = key.parentColumns().get(key.columns().indexOf(column.name()));
        if (key.parent().equals(table.name())) {
            Column own = table.column(parentColumn).orElseThrow();
            return MadeUpValue.of(table, own).replace(NUMBER, "greatest(1, %s div 10)".formatted(NUMBER));
        }
        FilledTable parent = parents.get(key.parent());
        String value = parent == null ? null : parent.values().get(parentColumn);
        if (parent == null || value == null) {
            throw new UnfillableTable("column %s.%s cannot be filled: %s.%s, which it points to, was not"
                    .formatted(table.name(), column.name(), key.parent(), parentColumn));
        }
        return value.replace(NUMBER, "(1 + (%s - 1) %% %d)".formatted(NUMBER, parent.rows()));
    }

    /** The same rows after {@code changed} was made of the table. */
    FilledTable as(Table changed) {
        SequencedMap<String, String> kept = new LinkedHashMap<>();
        for (Column column : changed.columns()) {
            String value = values.get(column.name());
            if (value != null && !column.generated()) {
                kept.put(column.name(), value);
            } else if (!column.optional() && !column.generated()) {
                kept.put(column.name(), MadeUpValue.of(changed, column));
            }
        }
        return new FilledTable(changed, kept, rows);
    }

    /** One statement that inserts the rows from {@code first} to {@code last}. */
    String insertion(long first, long last) {
        return "insert into `%s` (%s) %s".formatted(table.name(), quoted(values.keySet()), selection(first, last, 1));
    }

    /** Every {@code step}-th row from {@code first} to {@code last}, without looking at the table. */
    String selection(long first, long last, long step) {
        String expressions = values.entrySet().stream()
                .map(value -> "%s as `%s`".formatted(value.getValue().replace(NUMBER, "seq"), value.getKey()))
                .collect(Collectors.joining(", "));
        return "select %s from seq_%d_to_%d_step_%d".formatted(expressions, first, last, step);
    }

    private static String quoted(Collection<String> columns) {
        return columns.stream().map("`%s`"::formatted).collect(Collectors.joining(", "));
    }
}
