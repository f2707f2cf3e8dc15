package dev.souk.db.rules.rule;

import dev.souk.db.rules.Finding;
import dev.souk.db.rules.Migration;
import dev.souk.db.rules.Rule;
import dev.souk.db.rules.sql.SqlStatement;
import dev.souk.db.rules.sql.Statement;
import dev.souk.db.rules.sql.TableChange;
import dev.souk.db.rules.sql.TableName;
import java.util.stream.Stream;

final class OtherSchema implements Rule {

    @Override
    public String name() {
        return "other-schema";
    }

    @Override
    public String summary() {
        return "tables are named without their schema";
    }

    @Override
    public Stream<Finding> check(Migration migration) {
        return migration.statements().stream()
                .flatMap(statement -> tables(statement.meaning())
                        .filter(table -> table.schema().isPresent())
                        .distinct()
                        .map(table -> refuse(migration, statement, table)));
    }

    private static Stream<TableName> tables(Statement statement) {
        return switch (statement) {
            case Statement.CreateTable create -> Stream.concat(Stream.of(create.table()), create.parents().stream());
            case Statement.AlterTable alter ->
                Stream.concat(Stream.of(alter.table()), alter.changes().stream().flatMap(OtherSchema::tables));
            case Statement.DropTables drop -> drop.tables().stream();
            case Statement.RenameTables rename -> Stream.concat(rename.tables().stream(), rename.to().stream());
            case Statement.SetVariables set -> Stream.empty();
            case Statement.ChangeRows change -> Stream.empty();
            case Statement.Other other -> Stream.empty();
            case Statement.NotUnderstood unknown -> Stream.empty();
        };
    }

    private static Stream<TableName> tables(TableChange change) {
        return switch (change) {
            case TableChange.AddForeignKey key -> Stream.of(key.parent());
            case TableChange.RenameTable rename -> Stream.of(rename.to());
            default -> Stream.empty();
        };
    }

    private Finding refuse(Migration migration, SqlStatement statement, TableName table) {
        return finding(
                statement.line(),
                "names the schema of " + table,
                "It changes a schema of that name wherever it runs: also another service's, also where somebody only tried it out.",
                "A service owns one schema, and its user sees no other. What is called catalog here may be called otherwise there.",
                migration.steps().then("Say " + table.name() + ".").toList());
    }
}
