package dev.souk.db.rules.rule;

import dev.souk.db.rules.Finding;
import dev.souk.db.rules.Site;
import dev.souk.db.rules.sql.TableChange;
import java.util.stream.Stream;

final class PrimaryKey implements ChangeRule {

    @Override
    public String name() {
        return "change-primary-key";
    }

    @Override
    public String summary() {
        return "a table in use keeps its primary key";
    }

    @Override
    public Stream<Finding> check(Site site, TableChange change) {
        return switch (change) {
            case TableChange.AddPrimaryKey add -> Stream.of(refuse(site));
            case TableChange.DropPrimaryKey drop -> Stream.of(refuse(site));
            case TableChange.AddColumn add when add.column().primaryKey() -> Stream.of(refuse(site));
            case TableChange.ChangeColumn modify when modify.column().primaryKey() -> Stream.of(refuse(site));
            default -> Stream.empty();
        };
    }

    private Finding refuse(Site site) {
        String table = site.table();
        return finding(
                site.line(),
                "changes the primary key of " + table,
                "Every row and every index is written anew, on the primary and then on each replica, which is behind for as long.",
                """
                InnoDB keeps rows in the order of the primary key and all indexes point to it; without one each server makes a
                hidden key of its own, and a replica looks for each changed row by reading the table.
                """,
                site.steps()
                        .expand("%s_by_number".formatted(table), """
                                create table %1$s_by_number (
                                    id bigint not null,
                                    primary key (id)
                                ) engine = InnoDB default character set utf8mb4;
                                """.formatted(table))
                        .then(
                                "Give the new table the columns of the old one, write to both, copy with a Backfill, read the new one.")
                        .release("uses the new table alone")
                        .contract("drop_" + table, "drop table %s;".formatted(table))
                        .toList());
    }
}
