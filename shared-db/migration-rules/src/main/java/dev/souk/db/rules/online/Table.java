package dev.souk.db.rules.online;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** A table as the server describes it. */
record Table(String name, List<Column> columns, List<Index> keys, List<ForeignKey> foreignKeys, List<String> checks) {

    /** An index; {@code PRIMARY} is the primary key's name. */
    record Index(String name, boolean unique, List<String> columns) {}

    /** Columns that point to a row of {@code parent}, to {@code parentColumns} in the same order. */
    record ForeignKey(String parent, List<String> columns, List<String> parentColumns) {}

    /** What tells its rows apart: the primary key, or else another unique one; empty if it has neither. */
    List<String> identity() {
        return keys.stream()
                .filter(Index::unique)
                .min((one, other) -> Boolean.compare(
                        other.name().equals("PRIMARY"), one.name().equals("PRIMARY")))
                .map(Index::columns)
                .orElse(List.of());
    }

    Optional<Column> column(String column) {
        return columns.stream()
                .filter(candidate -> candidate.name().equals(column))
                .findFirst();
    }

    Optional<ForeignKey> foreignKeyOf(String column) {
        return foreignKeys.stream()
                .filter(key -> key.columns().contains(column))
                .findFirst();
    }

    boolean inKey(String column) {
        return keys.stream().anyMatch(key -> key.columns().contains(column));
    }

    boolean inUniqueKey(String column) {
        return keys.stream().anyMatch(key -> key.unique() && key.columns().contains(column));
    }

    /** Whether a parent's row can have no more than one of its rows. */
    boolean onePerParent() {
        Set<String> pointing =
                foreignKeys.stream().flatMap(key -> key.columns().stream()).collect(Collectors.toSet());
        return keys.stream().anyMatch(key -> key.unique() && pointing.containsAll(key.columns()));
    }

    List<String> checksOf(String column) {
        return checks.stream()
                .filter(check -> check.contains("`" + column + "`"))
                .toList();
    }
}
