package dev.souk.db.rules.rule;

import dev.souk.db.rules.Finding;
import dev.souk.db.rules.Migration;
import dev.souk.db.rules.Rule;
import dev.souk.db.rules.Site;
import dev.souk.db.rules.sql.TableChange;
import java.util.stream.Stream;

/** Looks at each change of a table that is there, by itself. */
interface ChangeRule extends Rule {

    @Override
    default Stream<Finding> check(Migration migration) {
        return migration
                .sites()
                .flatMap(site -> site.alter().changes().stream().flatMap(change -> check(site, change)));
    }

    Stream<Finding> check(Site site, TableChange change);
}
