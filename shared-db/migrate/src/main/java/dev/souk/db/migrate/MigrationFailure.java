package dev.souk.db.migrate;

import dev.souk.db.ErrorCode;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.MigrationState;
import org.flywaydb.core.internal.exception.FlywayMigrateException;
import org.flywaydb.core.internal.sqlscript.FlywaySqlScriptException;
import org.jspecify.annotations.Nullable;

/**
 * Why a migration did not come to its end, in words for whoever has to go on.
 *
 * @param file what could not be applied; a word for the whole when it is no single file
 * @param where the line and the statement, if it was one
 * @param serverSays the error, the server's own words if it was the server
 * @param howToGoOn the way on
 * @param passes whether the same may succeed a little later, without anybody doing anything
 */
record MigrationFailure(String file, String where, String serverSays, String howToGoOn, boolean passes) {

    private static final int DEEPEST_CAUSE = 12;
    private static final int STATEMENT_SHOWN = 300;
    private static final String WHOLE = "migrate";

    private static final String CUT_OFF = """
            Was an earlier run cut off before it could note that? Compare the table with the
            file (show create table).""";

    /** What Flyway says of a note it meets, be it as it looks at the files or as it has its lock. */
    private static final Pattern FAILED_NOTE = Pattern.compile("(contains a|Detected) failed (repeatable )?migration");

    private static final String OWN_SHOP = "\n  (Only for a shop on your own machine: ./souk reset begins anew.)";

    static MigrationFailure of(Exception thrown, Flyway flyway) {
        SQLException refused = cause(thrown, SQLException.class);
        return refused == null ? ofFiles(thrown, flyway) : ofServer(thrown, refused);
    }

    /** The migrations that Flyway does not go on with, each with the way on. */
    static List<String> refused(List<MigrationInfo> all) {
        return all.stream()
                .map(MigrationFailure::refusal)
                .flatMap(Stream::ofNullable)
                .toList();
    }

    /** Some lines, each ended. */
    String text() {
        return "%s failed%s%n  %s%n%s%n".formatted(file, where, serverSays, howToGoOn);
    }

    private static MigrationFailure ofServer(Exception thrown, SQLException refused) {
        FlywayMigrateException migration = cause(thrown, FlywayMigrateException.class);
        MigrationInfo file = migration == null ? null : migration.getMigration();
        int code = ErrorCode.of(refused).orElse(0);
        return new MigrationFailure(
                file == null ? WHOLE : FileName.of(file),
                where(cause(thrown, FlywaySqlScriptException.class)),
                serverSays(refused),
                howToGoOn(code, file),
                code == ErrorCode.LOCK_WAIT_TIMEOUT || code == ErrorCode.DEADLOCK);
    }

    /** The server was not asked, or had no objection: Flyway does not go on with these files. */
    private static MigrationFailure ofFiles(Exception thrown, Flyway flyway) {
        List<MigrationInfo> all = read(flyway);
        List<String> refused = refused(all);
        if (!refused.isEmpty()) {
            return new MigrationFailure(
                    WHOLE, "", "the files and the schema do not match", String.join("\n", refused), false);
        }
        Optional<String> failed = failedInAnotherRun(thrown, all);
        return failed.map(MigrationFailure::ofAnotherRun)
                .orElseGet(() -> new MigrationFailure(
                        WHOLE, "", message(thrown), "Nothing was changed. Mend what the message names.", false));
    }

    /** The other run removes its note after a moment: then only Flyway's words tell that it was there. */
    private static Optional<String> failedInAnotherRun(Exception thrown, List<MigrationInfo> all) {
        Optional<String> noted = all.stream()
                .filter(file -> file.getState().isFailed())
                .findFirst()
                .map(FileName::of);
        return noted.isEmpty() && FAILED_NOTE.matcher(message(thrown)).find()
                ? Optional.of(met(cause(thrown, FlywayMigrateException.class)))
                : noted;
    }

    private static String met(@Nullable FlywayMigrateException note) {
        return note == null || note.getMigration() == null ? WHOLE : FileName.of(note.getMigration());
    }

    /** Nothing when the files make no sense by themselves, two with one number, say. */
    private static List<MigrationInfo> read(Flyway flyway) {
        try {
            return List.of(flyway.info().all());
        } catch (FlywayException again) {
            return List.of();
        }
    }

    private static MigrationFailure ofAnotherRun(String file) {
        return new MigrationFailure(file, "", "it failed in another run, at the same time", "That one says why.", true);
    }

    private static String howToGoOn(int code, @Nullable MigrationInfo file) {
        return switch (code) {
            case ErrorCode.LOCK_WAIT_TIMEOUT, ErrorCode.DEADLOCK -> """
                    Somebody holds the table for longer than this waits. Nothing was changed. Who it may be, as an administrator:
                      select trx_mysql_thread_id, trx_started, trx_query from information_schema.innodb_trx order by trx_started;
                    Let it end, or end it (kill THREAD), and run migrate again; best when the shop is quiet.""";
            case ErrorCode.DUPLICATE_KEY -> """
                    Rows that are there are alike in what shall be unique. Nothing was changed. Which ones:
                      select COLUMNS, count(*) from TABLE group by COLUMNS having count(*) > 1;
                    Make them different or one.""";
            case 1048, 1138, 1264, 1265, 1292, 1366, 1406, 1452, 4025 -> """
                    Rows that are there do not fit what the statement demands. Nothing was changed.
                    Mend the rows, or first bring a migration that does.""";
            case 1845, 1846 -> """
                    MariaDB can make this change only by copying the table or locking it, and the file forbids that. Nothing was
                    changed. Divide the change into steps that it can make; this file was never applied here and may be changed.""";
            case 1050, 1051, 1060, 1061, 1068, 1091, 1826 -> already("Its change is there already.", file);
            case 1054, ErrorCode.NO_SUCH_TABLE ->
                already("What it names is not there: a typo, or it was done already.", file);
            case 1044, 1045, 1142, 1143, 1227, 1370, 1698 -> """
                    souk.db.migration.username and .password name the user who may change the schema: that one was refused.""";
            case 1049 -> "souk.db.name names the schema, which somebody has to make first: create database.";
            case ErrorCode.STATEMENT_TIMEOUT -> """
                    It took longer than a statement may here (max_statement_time). Nothing was changed. Divide the change.""";
            default -> ofServerItself(code);
        };
    }

    private static String ofServerItself(int code) {
        if (ErrorCode.isOfReadOnly(code)) {
            return """
                    souk.db.migration.primary takes no writes: it is a replica, or is not opened yet after a change of the primary.""";
        }
        return isOfConnection(code)
                ? "The server at souk.db.migration.primary cannot be reached, or went away. It may have ended the statement: then the"
                        + "\nnext run says that its change is there already, and how to go on."
                : "Nothing was changed. This file was never applied here and may be changed.";
    }

    /** The one way to half of a migration: the process died between the change and the note of it. */
    private static String already(String what, @Nullable MigrationInfo file) {
        String compare = what + " " + CUT_OFF;
        return file == null ? compare : compare + " If it is all there, note it:\n" + note(file);
    }

    private static String note(MigrationInfo file) {
        return """
                  insert into %1$s
                    select coalesce(max(installed_rank), 0) + 1, '%2$s', '%3$s', 'SQL', '%4$s', %5$s, current_user(), now(), 0, 1
                    from %1$s;""".formatted(
                HistoryTable.NAME, file.getVersion(), file.getDescription(), file.getScript(), file.getChecksum());
    }

    /** The driver's own failures have -1 or 0. */
    private static boolean isOfConnection(int code) {
        return code == -1 || code == 0 || ErrorCode.isOfConnection(code);
    }

    private static @Nullable String refusal(MigrationInfo file) {
        MigrationState state = file.getState();
        if (state == MigrationState.MISSING_SUCCESS) {
            return FileName.of(file) + " was applied and is not there any more: put it back, applied files stay."
                    + OWN_SHOP;
        }
        if (state == MigrationState.IGNORED) {
            return FileName.of(file) + " was not applied, and later ones were: give it the next free number.";
        }
        boolean changed = !file.isChecksumMatching() || !file.isDescriptionMatching() || !file.isTypeMatching();
        if (state.isResolved() && state.isApplied() && !state.isFailed() && changed) {
            return FileName.of(file)
                    + " was changed after it was applied: put it back as it was, write a new one for what is to"
                    + " change." + OWN_SHOP;
        }
        return null;
    }

    private static String where(@Nullable FlywaySqlScriptException script) {
        if (script == null || script.getStatement() == null) {
            return "";
        }
        String statement = script.getStatement().strip().replaceAll("\\s+", " ");
        String shown =
                statement.length() > STATEMENT_SHOWN ? statement.substring(0, STATEMENT_SHOWN) + " ..." : statement;
        return " in line %d: %s".formatted(script.getLineNumber(), shown);
    }

    private static String serverSays(SQLException refused) {
        return refused.getErrorCode() == 0
                ? message(refused)
                : "%s (error %d)".formatted(message(refused), refused.getErrorCode());
    }

    /** The driver puts the connection's number in front. */
    private static String message(Throwable thrown) {
        return String.valueOf(thrown.getMessage())
                .replaceFirst("^\\(conn=\\d+\\) ", "")
                .strip();
    }

    private static <T> @Nullable T cause(Throwable thrown, Class<T> type) {
        Throwable cause = thrown;
        T deepest = null;
        for (int depth = 0; cause != null && depth < DEEPEST_CAUSE; depth++) {
            if (type.isInstance(cause)) {
                deepest = type.cast(cause);
            }
            cause = cause.getCause();
        }
        return deepest;
    }
}
