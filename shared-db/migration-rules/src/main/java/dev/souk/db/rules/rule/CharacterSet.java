package dev.souk.db.rules.rule;

import dev.souk.db.rules.Finding;
import dev.souk.db.rules.Migration;
import dev.souk.db.rules.Rule;
import dev.souk.db.rules.Step;
import dev.souk.db.rules.sql.SqlStatement;
import dev.souk.db.rules.sql.Statement;
import dev.souk.db.rules.sql.TableChange;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

final class CharacterSet implements Rule {

    /** {@code ascii} for what is made by programs and compared byte by byte; {@code binary} is no text. */
    private static final Set<String> GOOD = Set.of("utf8mb4", "ascii", "binary");

    @Override
    public String name() {
        return "character-set";
    }

    @Override
    public String summary() {
        return "text is utf8mb4 (or ascii) from the first day, and is never converted";
    }

    @Override
    public Stream<Finding> check(Migration migration) {
        return Stream.of(created(migration), changed(migration), converted(migration))
                .flatMap(findings -> findings);
    }

    private Stream<Finding> changed(Migration migration) {
        return migration
                .sites()
                .flatMap(site -> site.alter().changes().stream()
                        .flatMap(CharacterSet::named)
                        .filter(set -> !GOOD.contains(set))
                        .map(set -> refuse(site.statement(), set, migration)));
    }

    private static Stream<String> named(TableChange change) {
        return switch (change) {
            case TableChange.AddColumn add -> add.column().characterSets().stream();
            case TableChange.ChangeColumn modify -> modify.column().characterSets().stream();
            case TableChange.SetCharacterSet set -> Stream.of(set.characterSet());
            default -> Stream.empty();
        };
    }

    private Stream<Finding> created(Migration migration) {
        return migration.statements().stream()
                .flatMap(statement -> statement.meaning() instanceof Statement.CreateTable create
                        ? create.characterSets().stream()
                                .filter(set -> !GOOD.contains(set))
                                .map(set -> refuse(statement, set, migration))
                        : Stream.empty());
    }

    private Finding refuse(SqlStatement statement, String set, Migration migration) {
        List<Step> steps = migration
                .steps()
                .then(
                        "Say: default character set utf8mb4, or for a column made by programs alone: character set ascii.")
                .toList();
        return finding(
                statement.line(),
                "makes text in " + set,
                "The first emoji or name that it cannot hold is an error, and the way out copies the whole table.",
                "Another character set later is ALGORITHM=COPY. utf8 is utf8mb3 on servers of old, three bytes a letter at most.",
                steps);
    }

    private Stream<Finding> converted(Migration migration) {
        return migration
                .sites()
                .flatMap(site -> site.alter().changes().stream()
                        .filter(TableChange.ConvertCharacterSet.class::isInstance)
                        .map(convert -> finding(
                                site.line(),
                                "converts all text of " + site.table(),
                                "The server copies the whole table, and on MariaDB 10.11 nobody writes to it meanwhile.",
                                "Every text of every row is written anew, and indexes over text are sorted anew.",
                                site.steps()
                                        .then("Convert one column at a time, by a new one beside it:")
                                        .addColumn(site.table(), "converted", "varchar(100) character set utf8mb4")
                                        .then(
                                                "Write both, fill it with a Backfill, read the new one, then drop the old one as a"
                                                        + " contract step.")
                                        .toList())));
    }
}
