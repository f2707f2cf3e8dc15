package dev.souk.db.rules.online;

import dev.souk.db.rules.online.Table.ForeignKey;
import dev.souk.db.rules.online.Table.Index;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;

/** Reads from the server what tables there are. */
final class Tables {

    private static final String NAMES = """
            select table_name
            from information_schema.tables
            where table_schema = database() and table_type = 'BASE TABLE'
            order by table_name
            """;

    private static final String COLUMNS = """
            select column_name, data_type, column_type, extra,
                   coalesce(character_maximum_length, numeric_precision - numeric_scale, 0) as size,
                   is_nullable = 'YES' or column_default is not null as optional
            from information_schema.columns
            where table_schema = database() and table_name = ?
            order by ordinal_position
            """;

    private static final String KEYS = """
            select index_name, column_name, non_unique = 0 as is_unique
            from information_schema.statistics
            where table_schema = database() and table_name = ?
            order by index_name, seq_in_index
            """;

    private static final String FOREIGN_KEYS = """
            select constraint_name, column_name, referenced_table_name, referenced_column_name
            from information_schema.key_column_usage
            where table_schema = database() and table_name = ? and referenced_table_name is not null
            order by constraint_name, ordinal_position
            """;

    private static final String CHECKS = """
            select check_clause
            from information_schema.check_constraints
            where constraint_schema = database() and table_name = ?
            """;

    private final Connection connection;

    private Tables(Connection connection) {
        this.connection = connection;
    }

    /** The tables of the schema that {@code connection} is in, by their names. */
    static SequencedMap<String, Table> of(Connection connection) throws SQLException {
        Tables tables = new Tables(connection);
        SequencedMap<String, Table> byName = new LinkedHashMap<>();
        for (String name : names(connection)) {
            byName.put(name, tables.read(name));
        }
        return byName;
    }

    private static List<String> names(Connection connection) throws SQLException {
        List<String> names = new ArrayList<>();
        try (PreparedStatement statement = connection.prepareStatement(NAMES);
                ResultSet rows = statement.executeQuery()) {
            while (rows.next()) {
                names.add(rows.getString(1));
            }
        }
        return names;
    }

    private Table read(String table) throws SQLException {
        return new Table(table, columns(table), keys(table), foreignKeys(table), checks(table));
    }

    private List<Column> columns(String table) throws SQLException {
        return rows(
                COLUMNS,
                table,
                row -> new Column(
                        row.getString("column_name"),
                        row.getString("data_type"),
                        row.getString("column_type"),
                        row.getLong("size"),
                        row.getBoolean("optional"),
                        row.getString("extra").contains("GENERATED")));
    }

    private List<Index> keys(String table) throws SQLException {
        Map<String, Index> keys = new LinkedHashMap<>();
        rows(KEYS, table, row -> {
            String name = row.getString("index_name");
            boolean unique = row.getBoolean("is_unique");
            return keys.computeIfAbsent(name, first -> new Index(name, unique, new ArrayList<>()))
                    .columns()
                    .add(row.getString("column_name"));
        });
        return List.copyOf(keys.values());
    }

    private List<ForeignKey> foreignKeys(String table) throws SQLException {
        Map<String, ForeignKey> keys = new LinkedHashMap<>();
        rows(FOREIGN_KEYS, table, row -> {
            String parent = row.getString("referenced_table_name");
            ForeignKey key = keys.computeIfAbsent(
                    row.getString("constraint_name"),
                    first -> new ForeignKey(parent, new ArrayList<>(), new ArrayList<>()));
            key.parentColumns().add(row.getString("referenced_column_name"));
            return key.columns().add(row.getString("column_name"));
        });
        return List.copyOf(keys.values());
    }

    private List<String> checks(String table) throws SQLException {
        return rows(CHECKS, table, row -> row.getString("check_clause"));
    }

    private <T> List<T> rows(String sql, String table, Row<T> row) throws SQLException {
        List<T> rows = new ArrayList<>();
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setString(1, table);
            try (ResultSet results = statement.executeQuery()) {
                while (results.next()) {
                    rows.add(row.of(results));
                }
            }
        }
        return rows;
    }

    private interface Row<T> {
        T of(ResultSet results) throws SQLException;
    }
}
