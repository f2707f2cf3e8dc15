package dev.souk.db.rules.rule;

import dev.souk.db.rules.Finding;
import dev.souk.db.rules.Migration;
import dev.souk.db.rules.Rule;
import dev.souk.db.rules.sql.SqlStatement;
import dev.souk.db.rules.sql.Statement;
import java.util.stream.Stream;

final class TableForm implements Rule {

    @Override
    public String name() {
        return "table-form";
    }

    @Override
    public String summary() {
        return "a new table is InnoDB, has a primary key and is not filled by its statement";
    }

    @Override
    public Stream<Finding> check(Migration migration) {
        return migration.statements().stream()
                .flatMap(statement -> statement.meaning() instanceof Statement.CreateTable create
                        ? check(migration, statement, create)
                        : Stream.empty());
    }

    private Stream<Finding> check(Migration migration, SqlStatement statement, Statement.CreateTable create) {
        Stream.Builder<Finding> findings = Stream.builder();
        String table = create.table().name();
        if (create.filled()) {
            findings.add(finding(
                    statement.line(),
                    "fills the new table %s by a query".formatted(table),
                    "What the query reads is locked until the last row is copied, and replicas stand still for as long.",
                    "One statement is one transaction: all rows at once, in the binary log as one event group.",
                    migration
                            .steps()
                            .expand(table, form(table))
                            .code(
                                    "Fill it in batches:",
                                    "Backfill.of(\"%1$s\").table(...).longKey(\"id\").update(\"insert into %1$s select ... where id between :first and :last\");"
                                            .formatted(table))
                            .toList()));
        } else if (!create.hasPrimaryKey()) {
            findings.add(finding(
                    statement.line(),
                    "makes the table %s without a primary key".formatted(table),
                    "Replicas fall behind for minutes: they read the whole table for each row that changes.",
                    "Rows travel in the binary log as what they were; without a key a replica has to search for them.",
                    migration.steps().expand(table, form(table)).toList()));
        }
        if (create.engine().filter(engine -> !engine.equalsIgnoreCase("InnoDB")).isPresent()) {
            findings.add(finding(
                    statement.line(),
                    "makes the table %s with the engine %s"
                            .formatted(table, create.engine().orElseThrow()),
                    "A crash loses or breaks rows, and one writer locks out everybody else.",
                    "Only InnoDB takes part in the transaction, in its rollback and in online changes.",
                    migration.steps().expand(table, form(table)).toList()));
        }
        return findings.build();
    }

    private static String form(String table) {
        return """
                create table %s (
                    id bigint not null,
                    primary key (id)
                ) engine = InnoDB default character set utf8mb4;
                """.formatted(table);
    }
}
