package dev.souk.db.rules.rule;

import dev.souk.db.rules.Finding;
import dev.souk.db.rules.Site;
import dev.souk.db.rules.sql.TableChange;
import java.util.stream.Stream;

final class AutoIncrement implements ChangeRule {

    @Override
    public String name() {
        return "add-auto-increment";
    }

    @Override
    public String summary() {
        return "an AUTO_INCREMENT column is made with its table";
    }

    @Override
    public Stream<Finding> check(Site site, TableChange change) {
        return switch (change) {
            case TableChange.AddColumn add
            when add.column().autoIncrement() ->
                Stream.of(refuse(site, add.column().name()));
            default -> Stream.empty();
        };
    }

    private Finding refuse(Site site, String column) {
        String table = site.table();
        return finding(
                site.line(),
                "adds the counter %s to %s".formatted(column, table),
                "Nobody writes to the table while every row is numbered, and replicas may number them differently.",
                "It needs LOCK=SHARED on every version, and the order of the numbers is the order in which a server finds the rows.",
                site.steps()
                        .addColumn(table, column, "bigint")
                        .release("writes %s, a number of the application's own making".formatted(column))
                        .then(
                                "Number the rows that there are with a Backfill, then add a unique key as a contract step.")
                        .toList());
    }
}
