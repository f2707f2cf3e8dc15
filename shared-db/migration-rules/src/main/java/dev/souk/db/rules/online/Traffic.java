package dev.souk.db.rules.online;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What clients do with a table: the statements of a release that knows it as it was before the migration, and rows to do
 * it with.
 *
 * @param columns all of them
 * @param identity those that tell rows apart; empty for a table that is only looked into
 * @param inserted those that an insert names
 * @param updated one that an update sets
 * @param existing rows that are there, by column
 * @param spare rows that are not
 */
record Traffic(
        String table,
        List<String> columns,
        List<String> identity,
        List<String> inserted,
        Optional<String> updated,
        List<Map<String, @Nullable Object>> existing,
        List<Map<String, @Nullable Object>> spare) {

    static Traffic of(
            FilledTable filled,
            List<Map<String, @Nullable Object>> existing,
            List<Map<String, @Nullable Object>> spare) {
        Table table = filled.table();
        Set<String> known = filled.values().keySet();
        List<String> identity = table.identity();
        return new Traffic(
                table.name(),
                table.columns().stream().map(Column::name).toList(),
                known.containsAll(identity) ? identity : List.of(),
                List.copyOf(known),
                known.stream()
                        .filter(column -> !table.inKey(column))
                        .filter(column -> table.foreignKeyOf(column).isEmpty())
                        .findFirst(),
                existing,
                spare);
    }

    boolean canUpdate() {
        return !identity.isEmpty() && updated.isPresent();
    }

    boolean canInsert() {
        return !identity.isEmpty() && !spare.isEmpty();
    }

    Call read(int row) {
        String sql = "select %s from `%s` ".formatted(quoted(columns), table);
        return identity.isEmpty() ? new Call(sql + "limit 1", List.of()) : call(sql + where(), existing.get(row));
    }

    /** Sets the column to what it is in row {@code other}. */
    Call update(int row, int other) {
        String column = updated.orElseThrow();
        Map<String, @Nullable Object> changed = new HashMap<>(existing.get(row));
        changed.put(column, existing.get(other).get(column));
        return call("update `%s` set %s = ? %s".formatted(table, quoted(List.of(column)), where()), changed, column);
    }

    Call insert(int row) {
        String sql = "insert into `%s` (%s) values (%s)"
                .formatted(
                        table,
                        quoted(inserted),
                        inserted.stream().map(column -> "?").collect(Collectors.joining(", ")));
        return new Call(sql, values(spare.get(row), inserted));
    }

    Call delete(int row) {
        return call("delete from `%s` %s".formatted(table, where()), spare.get(row));
    }

    /** As a client knows it that has learnt that only {@code present} of its columns are left. */
    Traffic reducedTo(Set<String> present) {
        return new Traffic(
                table,
                columns.stream().filter(present::contains).toList(),
                present.containsAll(identity) ? identity : List.of(),
                inserted.stream().filter(present::contains).toList(),
                updated.filter(present::contains),
                existing,
                spare);
    }

    private String where() {
        return identity.stream().map("`%s` = ?"::formatted).collect(Collectors.joining(" and ", "where ", ""));
    }

    private Call call(String sql, Map<String, @Nullable Object> row, String... first) {
        List<@Nullable Object> parameters = values(row, List.of(first));
        parameters.addAll(values(row, identity));
        return new Call(sql, parameters);
    }

    private static List<@Nullable Object> values(Map<String, @Nullable Object> row, List<String> columns) {
        List<@Nullable Object> values = new ArrayList<>();
        columns.forEach(column -> values.add(row.get(column)));
        return values;
    }

    private static String quoted(Collection<String> columns) {
        return columns.stream().map("`%s`"::formatted).collect(Collectors.joining(", "));
    }

    /** A statement with its parameters. */
    record Call(String sql, List<@Nullable Object> parameters) {}
}
