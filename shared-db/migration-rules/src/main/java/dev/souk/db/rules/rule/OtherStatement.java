package dev.souk.db.rules.rule;

import dev.souk.db.rules.Finding;
import dev.souk.db.rules.Migration;
import dev.souk.db.rules.Rule;
import dev.souk.db.rules.sql.SqlStatement;
import dev.souk.db.rules.sql.Statement;
import java.util.stream.Stream;

final class OtherStatement implements Rule {

    @Override
    public String name() {
        return "other-statement";
    }

    @Override
    public String summary() {
        return "tables and indexes are made, changed and dropped, and nothing else";
    }

    @Override
    public Stream<Finding> check(Migration migration) {
        return migration.statements().stream().flatMap(statement -> switch (statement.meaning()) {
            case Statement.Other other ->
                Stream.of(refuse(migration, statement, "does something else: " + other.words() + " ..."));
            case Statement.NotUnderstood unknown ->
                Stream.of(refuse(migration, statement, "cannot be understood: " + unknown.reason()));
            default -> Stream.empty();
        });
    }

    private Finding refuse(Migration migration, SqlStatement statement, String what) {
        return finding(
                statement.line(),
                what,
                "Nobody can say what the running release would notice of it.",
                """
                Triggers and routines make its writes do more than it knows, users and rights are the operator's, a transaction
                ends with the first change of a schema, and OPTIMIZE or ANALYZE are work for a quiet hour.
                """,
                migration
                        .steps()
                        .then(
                                "Do it in the application, or as the operator; or, where it is right here, write down why:")
                        .code("Before the statement:", "-- rules: allow other-statement: <why nobody notices>")
                        .toList());
    }
}
