package dev.souk.db.rules.rule;

import dev.souk.db.rules.Finding;
import dev.souk.db.rules.Migration;
import dev.souk.db.rules.Rule;
import dev.souk.db.rules.sql.SqlStatement;
import dev.souk.db.rules.sql.Statement;
import java.util.stream.Stream;

final class DropTable implements Rule {

    @Override
    public String name() {
        return "drop-table";
    }

    @Override
    public String summary() {
        return "a table that the running release may use is dropped, or replaced, only as a contract step";
    }

    @Override
    public boolean contractable() {
        return true;
    }

    @Override
    public Stream<Finding> check(Migration migration) {
        return migration.statements().stream()
                .flatMap(statement -> dropped(statement)
                        .filter(migration.inUse()::table)
                        .map(table -> refuse(migration, statement, table)));
    }

    private static Stream<String> dropped(SqlStatement statement) {
        return switch (statement.meaning()) {
            case Statement.DropTables drop -> drop.tables().stream().map(table -> table.name());
            case Statement.CreateTable create
            when create.orReplace() -> Stream.of(create.table().name());
            default -> Stream.empty();
        };
    }

    private Finding refuse(Migration migration, SqlStatement statement, String table) {
        return finding(
                statement.line(),
                "drops the table %s with all its rows".formatted(table),
                "Every statement of the running release on this table fails from this moment on, and a rollback finds no data.",
                "The release before this one goes on running until its last pod is replaced. Nothing brings the rows back but a backup.",
                migration
                        .steps()
                        .then(
                                "Name what replaces it: the file that made the new table, or the last one that changed this.")
                        .release("neither reads nor writes " + table)
                        .contract("drop_" + table, "drop table %s;".formatted(table))
                        .toList());
    }
}
