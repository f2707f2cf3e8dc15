package dev.souk.db.rules.server;

import dev.souk.db.rules.InUse;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Tables, columns and indexes of a schema as they were at one moment; names of columns and indexes know no capitals. */
public final class Shape implements InUse {

    private static final String COLUMNS = """
            select table_name, column_name, is_nullable = 'YES', column_default is not null or extra <> ''
            from information_schema.columns
            where table_schema = database()
            """;

    private static final String INDEXES = """
            select table_name, index_name, min(non_unique) = 0
            from information_schema.statistics
            where table_schema = database()
            group by table_name, index_name
            """;

    private final Map<String, Map<String, Column>> tables = new HashMap<>();
    private final Map<String, Map<String, Boolean>> uniqueIndexes = new HashMap<>();

    private Shape() {}

    private record Column(boolean nullable, boolean hasDefault) {}

    /** Of a schema without anything in it. */
    public static Shape empty() {
        return new Shape();
    }

    static Shape of(Connection connection) throws SQLException {
        Shape shape = new Shape();
        try (Statement statement = connection.createStatement();
                ResultSet columns = statement.executeQuery(COLUMNS)) {
            while (columns.next()) {
                shape.tables
                        .computeIfAbsent(columns.getString(1), table -> new HashMap<>())
                        .put(lower(columns.getString(2)), new Column(columns.getBoolean(3), columns.getBoolean(4)));
            }
        }
        try (Statement statement = connection.createStatement();
                ResultSet indexes = statement.executeQuery(INDEXES)) {
            while (indexes.next()) {
                shape.uniqueIndexes
                        .computeIfAbsent(indexes.getString(1), table -> new HashMap<>())
                        .put(lower(indexes.getString(2)), indexes.getBoolean(3));
            }
        }
        return shape;
    }

    @Override
    public boolean table(String table) {
        return tables.containsKey(table);
    }

    @Override
    public boolean column(String table, String column) {
        return find(table, column).isPresent();
    }

    @Override
    public Optional<Boolean> nullable(String table, String column) {
        return Optional.of(find(table, column).map(Column::nullable).orElse(false));
    }

    @Override
    public Optional<Boolean> hasDefault(String table, String column) {
        return Optional.of(find(table, column).map(Column::hasDefault).orElse(false));
    }

    @Override
    public Optional<Boolean> unique(String table, String index) {
        return Optional.of(uniqueIndexes.getOrDefault(table, Map.of()).getOrDefault(lower(index), false));
    }

    private Optional<Column> find(String table, String column) {
        return Optional.ofNullable(tables.getOrDefault(table, Map.of()).get(lower(column)));
    }

    private static String lower(String name) {
        return name.toLowerCase(Locale.ROOT);
    }
}
