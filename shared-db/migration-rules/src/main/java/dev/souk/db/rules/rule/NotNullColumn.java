package dev.souk.db.rules.rule;

import dev.souk.db.rules.Finding;
import dev.souk.db.rules.Site;
import dev.souk.db.rules.Steps;
import dev.souk.db.rules.sql.Column;
import dev.souk.db.rules.sql.TableChange;
import java.util.stream.Stream;

final class NotNullColumn implements ChangeRule {

    @Override
    public String name() {
        return "add-not-null-column";
    }

    @Override
    public String summary() {
        return "a new column is nullable or has a default";
    }

    @Override
    public boolean showsInTheFileAlone() {
        return false;
    }

    @Override
    public Stream<Finding> check(Site site, TableChange change) {
        return change instanceof TableChange.AddColumn add && add.column().mustBeGiven() && site.usesTable()
                ? Stream.of(refuse(site, add.column()))
                : Stream.empty();
    }

    private Finding refuse(Site site, Column column) {
        String table = site.table();
        return finding(
                site.line(),
                "adds %s.%s, not null and without a default".formatted(table, column.name()),
                "Every insert of the running release fails: it does not know the column, and there is no value to take instead.",
                "In strict mode (the default) a missing value of a NOT NULL column is error 1364.",
                site.steps()
                        .addColumn(table, column.name(), column.type())
                        .fillNulls(table, column.name())
                        .release("always writes " + column.name())
                        .contract(
                                "%s_%s_not_null".formatted(table, column.name()),
                                Steps.online(
                                        table,
                                        "modify column %s %s not null".formatted(column.name(), column.type()),
                                        "inplace"))
                        .then("Or, where one value is right for all rows, add it at once: not null default <value>.")
                        .toList());
    }
}
