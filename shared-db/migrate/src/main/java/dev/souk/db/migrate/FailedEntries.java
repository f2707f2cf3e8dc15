package dev.souk.db.migrate;

import dev.souk.db.ErrorCode;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;

/**
 * What Flyway notes of a file that failed, and would not go on after. A file of ours is one statement, which the server does
 * wholly or not at all, so a failed one left nothing behind and only its note is in the way. {@code repair} would remove it,
 * too, and accept files that were changed after they were applied.
 */
final class FailedEntries {

    private final DataSource database;
    private final String table;

    FailedEntries(DataSource database, String table) {
        this.database = database;
        this.table = table;
    }

    /** Removes them; gives the names of the files. */
    List<String> remove() throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            List<String> files = new ArrayList<>();
            try (ResultSet rows =
                    statement.executeQuery("select script from `%s` where success = 0".formatted(table))) {
                while (rows.next()) {
                    files.add(FileName.of(rows.getString(1)));
                }
            }
            if (!files.isEmpty()) {
                statement.executeUpdate("delete from `%s` where success = 0".formatted(table));
            }
            return files;
        } catch (SQLException refused) {
            if (refused.getErrorCode() == ErrorCode.NO_SUCH_TABLE) {
                return List.of();
            }
            throw refused;
        }
    }
}
