package dev.souk.db.rules.rule;

import dev.souk.db.rules.Finding;
import dev.souk.db.rules.Migration;
import dev.souk.db.rules.Rule;
import dev.souk.db.rules.sql.SqlStatement;
import dev.souk.db.rules.sql.Statement;
import dev.souk.db.rules.sql.TableChange;
import java.util.stream.Stream;

final class SessionSettings implements Rule {

    @Override
    public String name() {
        return "session-settings";
    }

    @Override
    public String summary() {
        return "time limits and other settings are the runner's; only a foreign key's checks may be switched off";
    }

    @Override
    public Stream<Finding> check(Migration migration) {
        return migration.statements().stream()
                .flatMap(statement ->
                        settings(migration, statement).map(setting -> refuse(migration, statement, setting)));
    }

    private static Stream<String> settings(Migration migration, SqlStatement statement) {
        return switch (statement.meaning()) {
            case Statement.SetVariables set ->
                set.settings().stream()
                        .filter(setting -> !setting.isForeignKeyChecks() || !addsForeignKey(migration))
                        .map(Statement.SetVariables.Setting::name);
            case Statement.AlterTable alter when alter.setsWait() -> Stream.of("wait");
            case Statement.DropTables drop when drop.setsWait() -> Stream.of("wait");
            case Statement.RenameTables rename when rename.setsWait() -> Stream.of("wait");
            default -> Stream.empty();
        };
    }

    private static boolean addsForeignKey(Migration migration) {
        return migration
                .sites()
                .flatMap(site -> site.alter().changes().stream())
                .anyMatch(TableChange.AddForeignKey.class::isInstance);
    }

    private Finding refuse(Migration migration, SqlStatement statement, String setting) {
        return finding(
                statement.line(),
                "sets " + setting,
                """
                A change that waits for a table has every later query on it wait behind it. Without the runner's limit that is a day,
                and the shop stands still.
                """,
                "The runner sets lock_wait_timeout to a second and tries again; other settings change what a statement means"
                        + " there and not on the next server.",
                migration
                        .steps()
                        .then(
                                "Leave it out. If a change needs longer to get hold of its table, the runner tries again by itself.")
                        .toList());
    }
}
