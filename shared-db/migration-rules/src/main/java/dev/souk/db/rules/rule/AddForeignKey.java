package dev.souk.db.rules.rule;

import dev.souk.db.rules.Finding;
import dev.souk.db.rules.Site;
import dev.souk.db.rules.Steps;
import dev.souk.db.rules.sql.SqlStatement;
import dev.souk.db.rules.sql.Statement;
import dev.souk.db.rules.sql.TableChange;
import java.util.stream.Stream;

final class AddForeignKey implements ChangeRule {

    @Override
    public String name() {
        return "add-foreign-key";
    }

    @Override
    public String summary() {
        return "a foreign key is added to a table in use only as a contract step, and without checking its rows";
    }

    @Override
    public boolean contractable() {
        return true;
    }

    @Override
    public Stream<Finding> check(Site site, TableChange change) {
        return change instanceof TableChange.AddForeignKey key
                        && key.columns().stream().allMatch(site::uses)
                ? Stream.of(refuse(site, key))
                : Stream.empty();
    }

    /** Whether the check of all rows is switched off when the key is added. */
    static boolean isUnchecked(Site site) {
        return site.migration().statements().stream()
                .takeWhile(statement -> !statement.equals(site.statement()))
                .map(SqlStatement::meaning)
                .filter(Statement.SetVariables.class::isInstance)
                .flatMap(statement -> ((Statement.SetVariables) statement).settings().stream())
                .filter(Statement.SetVariables.Setting::isForeignKeyChecks)
                .reduce((earlier, later) -> later)
                .filter(Statement.SetVariables.Setting::isOff)
                .isPresent();
    }

    private Finding refuse(Site site, TableChange.AddForeignKey key) {
        return finding(
                site.line(),
                "adds a foreign key from %s to %s".formatted(site.table(), key.parent()),
                """
                With its checks on, the server copies the table and lets nobody write to it meanwhile. With them off, rows of the
                running release whose parent is missing are refused from this moment on.
                """,
                "A foreign key is a new promise of the running release's rows, and it locks the parent's row at each insert.",
                steps(site, key).toList());
    }

    static Steps steps(Site site, TableChange.AddForeignKey key) {
        String table = site.table();
        String columns = String.join(", ", key.columns());
        String parentColumns = key.parentColumns().isEmpty() ? columns : String.join(", ", key.parentColumns());
        String child = key.columns().getFirst();
        String parent =
                key.parentColumns().isEmpty() ? child : key.parentColumns().getFirst();
        String name =
                key.name().orElse("%s_%s_exists".formatted(table, key.parent().name()));
        return withNewColumn(site, child)
                .expand(
                        "%s_%s_key".formatted(table, key.parent().name()),
                        Steps.online(table, "add key %s_%s (%s)".formatted(table, child, columns), "nocopy"))
                .release("writes no row without its parent")
                .code(
                        "Find rows without a parent, and mend them:",
                        orphans(table, child, key.parent().name(), parent))
                .contract(
                        name,
                        "set foreign_key_checks = 0;\n"
                                + Steps.online(
                                        table,
                                        "add constraint %s foreign key (%s) references %s (%s)"
                                                .formatted(
                                                        name,
                                                        columns,
                                                        key.parent().name(),
                                                        parentColumns),
                                        "nocopy"))
                .then("Look for rows without a parent once more: what was there before is not checked.");
    }

    /** A column that comes with its key in one statement comes first, alone. */
    private static Steps withNewColumn(Site site, String column) {
        Steps steps = site.steps();
        site.alter().changes().stream()
                .filter(TableChange.AddColumn.class::isInstance)
                .map(change -> ((TableChange.AddColumn) change).column())
                .filter(added -> added.name().equals(column))
                .forEach(added -> steps.addColumn(site.table(), column, added.type()));
        return steps;
    }

    private static String orphans(String table, String child, String parentTable, String parent) {
        return "select count(*) from %1$s left join %3$s on %3$s.%4$s = %1$s.%2$s where %1$s.%2$s is not null and %3$s.%4$s is null;"
                .formatted(table, child, parentTable, parent);
    }
}
