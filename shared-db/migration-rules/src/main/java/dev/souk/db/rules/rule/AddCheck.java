package dev.souk.db.rules.rule;

import dev.souk.db.rules.Finding;
import dev.souk.db.rules.Site;
import dev.souk.db.rules.Steps;
import dev.souk.db.rules.sql.TableChange;
import java.util.stream.Stream;

final class AddCheck implements ChangeRule {

    @Override
    public String name() {
        return "add-check";
    }

    @Override
    public String summary() {
        return "a check constraint comes with its table or its column, not later";
    }

    @Override
    public Stream<Finding> check(Site site, TableChange change) {
        return switch (change) {
            case TableChange.AddCheck check -> Stream.of(refuse(site, check.condition()));
            case TableChange.ChangeColumn modify
            when modify.column().checked() -> Stream.of(refuse(site, "... the condition ..."));
            default -> Stream.empty();
        };
    }

    private Finding refuse(Site site, String condition) {
        String table = site.table();
        return finding(
                site.line(),
                "adds a check constraint to " + table,
                "The server copies the whole table, and on MariaDB 10.11 nobody writes to it meanwhile; rows that break it fail the migration.",
                "InnoDB has no way but ALGORITHM=COPY to add one, also with check_constraint_checks off.",
                site.steps()
                        .then("Hold it in the statements that write, and let an audit count what breaks it:")
                        .code("What breaks it:", "select count(*) from %s where not (%s);".formatted(table, condition))
                        .migration(
                                "Where it is about a new column, add both at once, which is instant:",
                                "%s_checked".formatted(table),
                                Steps.online(
                                        table,
                                        "add column checked_value int null check (checked_value > 0)",
                                        "instant"))
                        .toList());
    }
}
