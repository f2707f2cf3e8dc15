package dev.souk.db.rules.rule;

import dev.souk.db.rules.Finding;
import dev.souk.db.rules.Migration;
import dev.souk.db.rules.Rule;
import dev.souk.db.rules.sql.SqlStatement;
import dev.souk.db.rules.sql.Statement;
import dev.souk.db.rules.sql.TableChange;
import java.util.stream.Stream;

final class RenameTable implements Rule {

    @Override
    public String name() {
        return "rename-table";
    }

    @Override
    public String summary() {
        return "a table that the running release may use keeps its name";
    }

    @Override
    public boolean showsInTheFileAlone() {
        return false;
    }

    @Override
    public Stream<Finding> check(Migration migration) {
        return migration.statements().stream()
                .flatMap(statement -> renamed(statement)
                        .filter(migration.inUse()::table)
                        .map(table -> refuse(migration, statement, table)));
    }

    private static Stream<String> renamed(SqlStatement statement) {
        return switch (statement.meaning()) {
            case Statement.RenameTables rename -> rename.tables().stream().map(table -> table.name());
            case Statement.AlterTable alter ->
                alter.changes().stream().anyMatch(TableChange.RenameTable.class::isInstance)
                        ? Stream.of(alter.table().name())
                        : Stream.empty();
            default -> Stream.empty();
        };
    }

    private Finding refuse(Migration migration, SqlStatement statement, String table) {
        return finding(
                statement.line(),
                "renames the table " + table,
                "Every statement of the running release on this table fails from this moment on.",
                """
                No moment exists at which both releases find the name they know. A name in the database is seen by nobody but the
                code: mostly it is enough to call the entity or record differently.
                """,
                migration
                        .steps()
                        .then("Keep the table's name, and use the better one in the code alone.")
                        .then(
                                "If it must be: create the new table, write to both, copy with a Backfill, read the new one,"
                                        + " and drop the old one as a contract step.")
                        .toList());
    }
}
