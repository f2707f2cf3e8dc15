package dev.souk.db.rules.rule;

import dev.souk.db.rules.Finding;
import dev.souk.db.rules.Site;
import dev.souk.db.rules.sql.Column;
import dev.souk.db.rules.sql.TableChange;
import java.util.List;
import java.util.stream.Stream;

final class AddUnique implements ChangeRule {

    @Override
    public String name() {
        return "add-unique";
    }

    @Override
    public String summary() {
        return "a unique key is added to a table in use only as a contract step";
    }

    @Override
    public boolean contractable() {
        return true;
    }

    @Override
    public Stream<Finding> check(Site site, TableChange change) {
        return switch (change) {
            case TableChange.AddIndex index
            when index.kind() == TableChange.AddIndex.Kind.UNIQUE
                    && index.columns().stream().allMatch(site::uses) ->
                Stream.of(refuse(
                        site,
                        index.name()
                                .orElse("%s_%s"
                                        .formatted(site.table(), index.columns().getFirst())),
                        index.columns()));
            case TableChange.AddColumn add
            when add.column().unique() && !add.column().autoIncrement() -> Stream.of(refuseAtOnce(site, add.column()));
            case TableChange.ChangeColumn modify
            when modify.column().unique() && site.uses(modify.name()) ->
                Stream.of(refuse(
                        site,
                        "%s_by_%s".formatted(site.table(), modify.column().name()),
                        List.of(modify.column().name())));
            default -> Stream.empty();
        };
    }

    private Finding refuse(Site site, String key, List<String> columns) {
        String table = site.table();
        String names = String.join(", ", columns);
        return finding(
                site.line(),
                "adds a unique key over %s (%s)".formatted(table, names),
                "A second row that the running release could write until now is refused. If there are two already, the migration fails, at its end.",
                "A unique key is a new promise, and the running release never made it. Building the index itself need block nobody.",
                site.steps()
                        .release("never writes the same %s twice".formatted(names))
                        .code(
                                "Find those that are there twice, and part them:",
                                "select %1$s, count(*) from %2$s group by %1$s having count(*) > 1;"
                                        .formatted(names, table))
                        .addUnique(table, key, names)
                        .toList());
    }

    /** On a new column nobody is surprised, but the server builds the index in the way of all others. */
    private Finding refuseAtOnce(Site site, Column column) {
        String table = site.table();
        return finding(
                site.line(),
                "adds %s.%s with a unique key at once".formatted(table, column.name()),
                "The whole table is written anew where adding the column alone takes no time.",
                "An instant change and an index cannot be one statement; and two concerns fail together.",
                site.steps()
                        .addColumn(table, column.name(), column.type())
                        .release("never writes the same %s twice".formatted(column.name()))
                        .addUnique(table, "%s_%s".formatted(table, column.name()), column.name())
                        .toList());
    }
}
