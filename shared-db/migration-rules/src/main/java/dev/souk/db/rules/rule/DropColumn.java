package dev.souk.db.rules.rule;

import dev.souk.db.rules.Finding;
import dev.souk.db.rules.Site;
import dev.souk.db.rules.Step;
import dev.souk.db.rules.Steps;
import dev.souk.db.rules.sql.TableChange;
import java.util.List;
import java.util.stream.Stream;

final class DropColumn implements ChangeRule {

    @Override
    public String name() {
        return "drop-column";
    }

    @Override
    public String summary() {
        return "a column that the running release may use is dropped only as a contract step";
    }

    @Override
    public boolean contractable() {
        return true;
    }

    @Override
    public Stream<Finding> check(Site site, TableChange change) {
        return change instanceof TableChange.DropColumn drop && site.uses(drop.name())
                ? Stream.of(finding(
                        site.line(),
                        "drops the column %s.%s".formatted(site.table(), drop.name()),
                        "Each statement of the running release that names the column fails from this moment on.",
                        """
                        The release before this one goes on running while the migration is made and until its last pod is replaced, and
                        comes back when the deployment is rolled back.
                        """,
                        steps(site, drop.name())))
                : Stream.empty();
    }

    static List<Step> steps(Site site, String column) {
        String table = site.table();
        return site.steps()
                .expand(
                        "%s_%s_may_be_left_out".formatted(table, column),
                        "-- Not needed where the column is nullable or has a default.\n"
                                + Steps.online(table, "alter column %s set default ''".formatted(column), "instant"))
                .release("neither reads nor writes " + column)
                .dropColumn(table, column)
                .toList();
    }
}
