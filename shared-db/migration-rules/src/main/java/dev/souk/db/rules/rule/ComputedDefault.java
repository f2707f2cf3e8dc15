package dev.souk.db.rules.rule;

import dev.souk.db.rules.Finding;
import dev.souk.db.rules.Site;
import dev.souk.db.rules.sql.Column;
import dev.souk.db.rules.sql.TableChange;
import java.util.stream.Stream;

final class ComputedDefault implements ChangeRule {

    @Override
    public String name() {
        return "computed-default";
    }

    @Override
    public String summary() {
        return "a new column's default is a constant, and it is not generated and stored";
    }

    @Override
    public Stream<Finding> check(Site site, TableChange change) {
        return switch (change) {
            case TableChange.AddColumn add when isComputed(add.column()) -> Stream.of(refuse(site, add.column()));
            case TableChange.ChangeColumn modify
            when isStored(modify.column()) -> Stream.of(refuse(site, modify.column()));
            default -> Stream.empty();
        };
    }

    private static boolean isComputed(Column column) {
        return column.byDefault() == Column.Default.COMPUTED || isStored(column);
    }

    private static boolean isStored(Column column) {
        return column.generation() == Column.Generation.STORED;
    }

    private Finding refuse(Site site, Column column) {
        String table = site.table();
        return finding(
                site.line(),
                "makes %s.%s, which has another value in each row".formatted(table, column.name()),
                "The server copies the whole table, and on MariaDB 10.11 nobody writes to it meanwhile.",
                "Only one value for all rows can be kept beside the table; what differs has to be written into every row.",
                site.steps()
                        .addColumn(table, column.name(), column.type())
                        .release("writes " + column.name())
                        .fillNulls(table, column.name())
                        .then(
                                "What can be worked out of the row's other columns may be a VIRTUAL column, which is instant.")
                        .toList());
    }
}
