package dev.souk.db.rules.rule;

import dev.souk.db.rules.Finding;
import dev.souk.db.rules.Site;
import dev.souk.db.rules.sql.TableChange;
import java.util.stream.Stream;

final class CheckedForeignKey implements ChangeRule {

    @Override
    public String name() {
        return "checked-foreign-key";
    }

    @Override
    public String summary() {
        return "foreign_key_checks are off while a foreign key is added";
    }

    @Override
    public Stream<Finding> check(Site site, TableChange change) {
        return change instanceof TableChange.AddForeignKey key && !AddForeignKey.isUnchecked(site)
                ? Stream.of(finding(
                        site.line(),
                        "adds a foreign key from %s while the server checks all rows".formatted(site.table()),
                        "The server copies the whole table, and on MariaDB 10.11 nobody writes to it meanwhile.",
                        "Only with foreign_key_checks = 0 can it add the key in place; the setting ends with the file.",
                        AddForeignKey.steps(site, key).toList()))
                : Stream.empty();
    }
}
