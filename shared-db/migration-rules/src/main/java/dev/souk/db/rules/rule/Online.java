package dev.souk.db.rules.rule;

import dev.souk.db.rules.Site;
import dev.souk.db.rules.sql.TableChange;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The same statement, made so that it blocks nobody. */
final class Online {

    private static final Pattern STATED =
            Pattern.compile("\\s*,?\\s*\\b(?:algorithm|lock)\\b\\s*=?\\s*\\w+", Pattern.CASE_INSENSITIVE);

    private Online() {}

    /** Of the file as it is, without its number. */
    static String name(Site site) {
        String name = site.migration().file().name();
        return name.matches("V\\d+__\\w+\\.sql") ? name.replaceAll("^V\\d+__|\\.sql$", "") : "change_" + site.table();
    }

    static String statement(Site site) {
        String bare = isDropIndex(site)
                ? dropKeys(site)
                : STATED.matcher(site.statement().text()).replaceAll("").strip();
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
