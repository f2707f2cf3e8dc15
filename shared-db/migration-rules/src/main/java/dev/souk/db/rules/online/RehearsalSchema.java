package dev.souk.db.rules.online;

import dev.souk.db.rules.MigrationFile;
import dev.souk.db.rules.sql.SqlScript;
import dev.souk.db.rules.sql.SqlStatement;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A schema that migrations are applied to, one after the other, and whose tables are full as soon as they are made. */
final class RehearsalSchema implements AutoCloseable {

    /** One transaction holds so many rows; a replica applies it while the next one is made. */
    private static final long ROWS_AT_ONCE = 50_000;

    /** Rows that clients read and change: enough for two of them to meet seldom. */
    private static final int SAMPLE = 200;

    private static final int LOCK_WAIT_TIMEOUT = 1205;

    private static final int TIMES_TO_WAIT_FOR_A_LOCK = 3;

    private final ScratchCluster cluster;
    private final String name;
    private final long rows;
    private final Set<String> known = new TreeSet<>();
    private final Map<String, FilledTable> filled = new LinkedHashMap<>();

    private RehearsalSchema(ScratchCluster cluster, String name, long rows) {
        this.cluster = cluster;
        this.name = name;
        this.rows = rows;
    }

    static RehearsalSchema create(ScratchCluster cluster, String name, long rows) throws SQLException {
        cluster.execute("create schema %s character set utf8mb4 collate utf8mb4_unicode_ci".formatted(name));
        return new RehearsalSchema(cluster, name, rows);
    }

    String name() {
        return name;
    }

    /** Applies it as the command that migrates does, and returns how long that took. The tables it made are empty yet. */
    Duration apply(MigrationFile file) throws SQLException {
        try (Connection connection = cluster.migrating(name);
                Statement statement = connection.createStatement()) {
            long started = System.nanoTime();
            for (SqlStatement sql : SqlScript.of(file.text()).statements()) {
                execute(statement, sql.text());
            }
            return Duration.ofNanos(System.nanoTime() - started);
        }
    }

    /** Gives up waiting for a lock so that others need not wait behind it, and comes back. */
    private static void execute(Statement statement, String sql) throws SQLException {
        for (int time = 1; ; time++) {
            try {
                statement.execute(sql);
                return;
            } catch (SQLException failure) {
                if (failure.getErrorCode() != LOCK_WAIT_TIMEOUT || time == TIMES_TO_WAIT_FOR_A_LOCK) {
                    throw failure;
                }
            }
        }
    }

    /** Learns what the last migration made of the tables, and fills the new ones of {@code wanted} names. */
    void fillNewTables(Predicate<String> wanted) throws SQLException {
        try (Connection connection = cluster.working(name);
                Statement statement = connection.createStatement()) {
            // Rows point to parents that are there or are about to be; looking for each would take longer than
            // inserting it.
            statement.execute("set session foreign_key_checks = 0");
            Map<String, Table> tables = Tables.of(connection);
            filled.keySet().retainAll(tables.keySet());
            for (Table table : tables.values()) {
                filled.computeIfPresent(table.name(), (same, before) -> before.as(table));
                if (wanted.test(table.name())) {
                    fill(table, tables, statement);
                }
            }
            known.addAll(tables.keySet());
        }
    }

    private void fill(Table table, Map<String, Table> tables, Statement statement) throws SQLException {
        if (!known.add(table.name()) || !isEmpty(table, statement)) {
            return;
        }
        for (Table.ForeignKey key : table.foreignKeys()) {
            Table parent = tables.get(key.parent());
            if (parent != null) {
                fill(parent, tables, statement);
            }
        }
        FilledTable made = FilledTable.of(table, filled, rows);
        try {
            for (long first = 1; first <= made.rows(); first += ROWS_AT_ONCE) {
                statement.execute(made.insertion(first, Math.min(made.rows(), first + ROWS_AT_ONCE - 1)));
            }
        } catch (SQLException failure) {
            throw new UnfillableTable(
                    "table %s cannot be filled: %s".formatted(table.name(), failure.getMessage()), failure);
        }
        filled.put(table.name(), made);
    }

    private static boolean isEmpty(Table table, Statement statement) throws SQLException {
        try (ResultSet row = statement.executeQuery("select 1 from `%s` limit 1".formatted(table.name()))) {
            return !row.next();
        }
    }

    /** The tables with rows that {@code file} names. */
    Set<String> namedBy(MigrationFile file) {
        Set<String> words = SqlScript.of(file.text()).words();
        return filled.keySet().stream()
                .filter(table -> words.contains(table.toLowerCase(Locale.ROOT)))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    Set<String> filled() {
        return Set.copyOf(filled.keySet());
    }

    /** One of the tables with rows, if there is one. */
    Set<String> anyOne() {
        return filled.keySet().stream().limit(1).collect(Collectors.toSet());
    }

    /** {@code tables} and all that their rows point to. */
    Set<String> withParents(Set<String> tables) {
        Set<String> all = new TreeSet<>();
        List<String> pending = new ArrayList<>(tables);
        while (!pending.isEmpty()) {
            String table = pending.removeLast();
            FilledTable rowsOf = filled.get(table);
            if (rowsOf != null && all.add(table)) {
                rowsOf.table().foreignKeys().forEach(key -> pending.add(key.parent()));
            }
        }
        return all;
    }

    long rows(Set<String> tables) {
        return filled.values().stream()
                .filter(table -> tables.contains(table.table().name()))
                .mapToLong(FilledTable::rows)
                .sum();
    }

    /** What clients do with the tables of {@code wanted} names. */
    List<Traffic> traffic(Predicate<String> wanted) throws SQLException {
        List<Traffic> traffic = new ArrayList<>();
        try (Connection connection = cluster.working(name);
                Statement statement = connection.createStatement()) {
            for (FilledTable table : filled.values()) {
                if (wanted.test(table.table().name())) {
                    long step = Math.max(1, table.rows() / SAMPLE);
                    traffic.add(Traffic.of(
                            table,
                            rows(statement, table.selection(1, table.rows(), step)),
                            rows(statement, table.selection(table.rows() + 1, table.rows() + FilledTable.SPARE, 1))));
                }
            }
        }
        return traffic;
    }

    private static List<Map<String, @Nullable Object>> rows(Statement statement, String sql) throws SQLException {
        List<Map<String, @Nullable Object>> rows = new ArrayList<>();
        try (ResultSet results = statement.executeQuery(sql)) {
            ResultSetMetaData columns = results.getMetaData();
            while (results.next()) {
                Map<String, @Nullable Object> row = new HashMap<>();
                for (int column = 1; column <= columns.getColumnCount(); column++) {
                    row.put(columns.getColumnLabel(column), results.getObject(column));
                }
                rows.add(row);
            }
        }
        return rows;
    }

    @Override
    public void close() throws SQLException {
        cluster.execute("drop schema if exists " + name);
    }
}
