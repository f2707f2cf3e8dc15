package dev.souk.db.rules.rule;

import dev.souk.db.rules.Site;
import dev.souk.db.rules.Step;
import java.util.List;

/** The way to another name, type or character set: a new column beside the old one. */
final class NewColumn {

    private NewColumn() {}

    static List<Step> steps(Site site, String from, String to, String type) {
        String table = site.table();
        return site.steps()
                .addColumn(table, to, type)
                .release("writes both columns, and reads the old one")
                .code("Once the release before it is gone, fill the new one in all rows:", """
                        Backfill.of("%1$s-%3$s")
                                .table("%1$s")
                                .longKey("id")
                                .update("update %1$s set %3$s = %2$s where id between :first and :last");
                        """.formatted(
                                table, from, to))
                .release("reads the new one, and still writes both")
                .then("Where the old one is NOT NULL and has no default, give it one, so that it may be left out.")
                .release("neither reads nor writes " + from)
                .dropColumn(table, from)
                .toList();
    }
}
