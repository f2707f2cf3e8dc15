package dev.souk.db.rules.rule;

import dev.souk.db.rules.Site;
import dev.souk.db.rules.Step;
import dev.souk.db.rules.sql.Column;
import dev.souk.db.rules.sql.Locking;
import dev.souk.db.rules.sql.TableChange;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** The same statement, made so that it blocks nobody. */
final class Online {

    private Online() {}

    /** The statement so that it blocks nobody; nothing to paste where there is no such way. */
    static List<Step> steps(Site site) {
        return site.alter().changes().stream().anyMatch(Online::isHopeless)
                ? site.steps()
                        .then("There is no gentle way for this change: what else is said of it goes another way.")
                        .toList()
                : site.steps()
                        .migration(
                                "Say it; the server refuses at once what it cannot do so:", name(site), statement(site))
                        .toList();
    }

    /** Whether InnoDB has nothing gentle for it; of another type for a column only the server knows. */
    private static boolean isHopeless(TableChange change) {
        return switch (change) {
            case TableChange.AddColumn add ->
                add.column().autoIncrement()
                        || add.column().byDefault() == Column.Default.COMPUTED
                        || add.column().generation() == Column.Generation.STORED;
            case TableChange.ChangeColumn modify ->
                modify.column().checked() || modify.column().primaryKey();
            case TableChange.AddIndex index ->
                index.kind() == TableChange.AddIndex.Kind.FULLTEXT || index.kind() == TableChange.AddIndex.Kind.SPATIAL;
            case TableChange.AddCheck check -> true;
            case TableChange.AddPrimaryKey add -> true;
            case TableChange.DropPrimaryKey drop -> true;
            case TableChange.ConvertCharacterSet convert -> true;
            case TableChange.MoveRows move -> true;
            case TableChange.RenameTable rename -> true;
            case TableChange.Other other -> true;
            default -> false;
        };
    }

    /** Of the file as it is, without its number. */
    private static String name(Site site) {
        String name = site.migration().file().name();
        return name.matches("V\\d+__\\w+\\.sql") ? name.replaceAll("^V\\d+__|\\.sql$", "") : "change_" + site.table();
    }

    private static String statement(Site site) {
        String bare = isDropIndex(site)
                ? dropKeys(site)
                : Locking.without(site.statement().text());
        boolean commas = bare.toLowerCase(Locale.ROOT).startsWith("alter");
        String separator = commas ? ",\n    " : "\n    ";
        return "%s%salgorithm = %s%slock = none;"
                .formatted(bare, separator, algorithm(site.alter().changes()), separator);
    }

    /** MariaDB's {@code drop index} takes neither clause. */
    static boolean isDropIndex(Site site) {
        return site.statement().text().toLowerCase(Locale.ROOT).startsWith("drop");
    }

    private static String dropKeys(Site site) {
        return site.alter().changes().stream()
                .filter(TableChange.DropIndex.class::isInstance)
                .map(drop -> "    drop key " + ((TableChange.DropIndex) drop).name())
                .collect(Collectors.joining(",\n", "alter table %s\n".formatted(site.table()), ""));
    }

    /** The gentlest that InnoDB has for these changes. */
    private static String algorithm(List<TableChange> changes) {
        return changes.stream()
                .map(Online::algorithm)
                .max(Algorithm::compareTo)
                .orElse(Algorithm.INSTANT)
                .words();
    }

    private static Algorithm algorithm(TableChange change) {
        return switch (change) {
            case TableChange.AddIndex index -> Algorithm.NOCOPY;
            case TableChange.DropIndex drop -> Algorithm.NOCOPY;
            case TableChange.AddForeignKey key -> Algorithm.NOCOPY;
            case TableChange.SetEngine set -> Algorithm.INPLACE;
            case TableChange.AddPrimaryKey key -> Algorithm.INPLACE;
            case TableChange.DropPrimaryKey key -> Algorithm.INPLACE;
            case TableChange.AddColumn add when add.column().unique() -> Algorithm.INPLACE;
            default -> Algorithm.INSTANT;
        };
    }

    private enum Algorithm {
        INSTANT,
        NOCOPY,
        INPLACE;

        String words() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
