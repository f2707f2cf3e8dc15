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
 * wholly or not at all, or several that may each be run again: so a failed one can be run again, and only its note is in the
 * way. {@code repair} would remove it, too, and accept files that were changed after they were applied.
 */
final class FailedEntries {

    private static final String FIND = "select script from " + HistoryTable.NAME + " where success = 0";
    private static final String REMOVE = "delete from " + HistoryTable.NAME + " where success = 0";

    private final DataSource database;

    FailedEntries(DataSource database) {
        this.database = database;
    }

    /** Removes them; gives the names of the files. */
    List<String> remove() throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            List<String> files = new ArrayList<>();
            try (ResultSet rows = statement.executeQuery(FIND)) {
                while (rows.next()) {
                    files.add(FileName.of(rows.getString(1)));
                }
            }
            if (!files.isEmpty()) {
                statement.executeUpdate(REMOVE);
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
