package dev.souk.db.rules.rule;

import dev.souk.db.rules.Finding;
import dev.souk.db.rules.Migration;
import dev.souk.db.rules.Rule;
import dev.souk.db.rules.Steps;
import dev.souk.db.rules.sql.SqlStatement;
import dev.souk.db.rules.sql.Statement;
import dev.souk.db.rules.sql.TableName;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

final class OneStatement implements Rule {

    @Override
    public String name() {
        return "one-concern";
    }

    @Override
    public String summary() {
        return "a file changes one thing: one statement, or several on one table that may each be run again";
    }

    @Override
    public Stream<Finding> check(Migration migration) {
        List<SqlStatement> changes = migration.statements().stream()
                .filter(statement -> !(statement.meaning() instanceof Statement.SetVariables))
                .toList();
        if (changes.isEmpty()) {
            return Stream.of(finding(
                    1,
                    "changes nothing",
                    "It takes a number, and everybody who reads it looks for what is missing.",
                    "There is no statement in it.",
                    List.of()));
        }
        return changes.size() == 1 || isOneConcern(changes) ? Stream.empty() : Stream.of(refuse(migration, changes));
    }

    private static boolean isOneConcern(List<SqlStatement> changes) {
        return changes.stream().allMatch(OneStatement::isRepeatable)
                && changes.stream()
                                .map(change -> table(change.meaning()))
                                .distinct()
                                .count()
                        == 1;
    }

    private static boolean isRepeatable(SqlStatement statement) {
        return switch (statement.meaning()) {
            case Statement.CreateTable create -> create.ifNotExists();
            case Statement.AlterTable alter -> alter.repeatable();
            default -> false;
        };
    }

    private static String table(Statement statement) {
        return switch (statement) {
            case Statement.CreateTable create -> create.table().name();
            case Statement.AlterTable alter -> alter.table().name();
            case Statement.DropTables drop ->
                drop.tables().stream().map(TableName::name).collect(Collectors.joining("_"));
            case Statement.RenameTables rename -> rename.tables().getFirst().name();
            default -> "other";
        };
    }

    private Finding refuse(Migration migration, List<SqlStatement> changes) {
        Steps steps = migration.steps();
        for (SqlStatement change : changes) {
            steps.migration("A file of its own:", "change_" + table(change.meaning()), change.text() + ";");
        }
        return finding(
                changes.get(1).line(),
                "does %d things".formatted(changes.size()),
                "When the second fails the first is done, and the file can be run neither again nor not.",
                "MariaDB commits with each change of the schema. One statement is wholly there or not at all.",
                steps.toList());
    }
}
