package dev.souk.db.rules.rule;

import dev.souk.db.rules.Finding;
import dev.souk.db.rules.Migration;
import dev.souk.db.rules.Rule;
import dev.souk.db.rules.sql.SqlStatement;
import dev.souk.db.rules.sql.Statement;
import java.util.stream.Stream;

final class DataChange implements Rule {

    @Override
    public String name() {
        return "data-change";
    }

    @Override
    public String summary() {
        return "a migration changes the schema, rows are changed by a Backfill";
    }

    @Override
    public Stream<Finding> check(Migration migration) {
        return migration.statements().stream()
                .flatMap(statement -> statement.meaning() instanceof Statement.ChangeRows change
                        ? Stream.of(refuse(migration, statement, change.words()))
                        : Stream.empty());
    }

    private Finding refuse(Migration migration, SqlStatement statement, String words) {
        return finding(
                statement.line(),
                "changes rows: %s ...".formatted(words),
                """
                One statement over a large table locks its rows until the end, shoppers wait for them, and every replica falls behind
                by as long as it took.
                """,
                """
                It is one transaction whatever its size. When it is killed after an hour it takes another to roll back, and nothing is
                done.
                """,
                migration
                        .steps()
                        .code(
                                "Change rows in key order, in batches; it goes on where it stopped and waits for replicas:",
                                """
                                Backfill.of("...")
                                        .table("...")
                                        .longKey("id")
                                        .update("update ... where id between :first and :last");
                                """)
                        .then("Run it once the migration is through: ./souk backfill SERVICE NAME")
                        .toList());
    }
}
