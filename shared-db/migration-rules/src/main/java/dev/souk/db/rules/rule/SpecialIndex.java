package dev.souk.db.rules.rule;

import dev.souk.db.rules.Finding;
import dev.souk.db.rules.Site;
import dev.souk.db.rules.sql.TableChange;
import java.util.Locale;
import java.util.stream.Stream;

final class SpecialIndex implements ChangeRule {

    @Override
    public String name() {
        return "add-special-index";
    }

    @Override
    public String summary() {
        return "a fulltext or spatial index is made with its table";
    }

    @Override
    public Stream<Finding> check(Site site, TableChange change) {
        return change instanceof TableChange.AddIndex index
                        && (index.kind() == TableChange.AddIndex.Kind.FULLTEXT
                                || index.kind() == TableChange.AddIndex.Kind.SPATIAL)
                ? Stream.of(refuse(site, index))
                : Stream.empty();
    }

    private Finding refuse(Site site, TableChange.AddIndex index) {
        String table = site.table();
        String kind = index.kind().name().toLowerCase(Locale.ROOT);
        String type = index.kind() == TableChange.AddIndex.Kind.FULLTEXT ? "text" : "point";
        String column = index.columns().getFirst();
        return finding(
                site.line(),
                "adds a %s index to %s".formatted(kind, table),
                "Nobody writes to the table while it is built, and no later column of it can be added instantly.",
                "InnoDB builds such an index with LOCK=SHARED at best, and refuses INSTANT changes of a table that has one.",
                site.steps()
                        .expand("%s_%s_document".formatted(table, column), """
                                create table %1$s_document (
                                    %1$s_id bigint not null,
                                    %2$s %3$s not null,
                                    primary key (%1$s_id),
                                    %4$s key %1$s_document_%2$s (%2$s)
                                ) engine = InnoDB default character set utf8mb4;
                                """.formatted(table, column, type, kind))
                        .then(
                                "Write to both in the next release, fill it with a Backfill, then search in the new table.")
                        .toList());
    }
}
