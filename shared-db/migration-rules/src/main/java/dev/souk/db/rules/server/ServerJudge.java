package dev.souk.db.rules.server;

import dev.souk.db.rules.Finding;
import dev.souk.db.rules.Migration;
import dev.souk.db.rules.Site;
import dev.souk.db.rules.rule.ChangeType;
import dev.souk.db.rules.sql.Locking;
import dev.souk.db.rules.sql.SqlStatement;
import dev.souk.db.rules.sql.Statement;
import dev.souk.db.rules.sql.TableChange;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Makes a migration in a scratch schema, and says what the server refuses. */
public final class ServerJudge {

    private static final String OTHER_STATEMENT = "other-statement";
    private static final int ALGORITHM_NOT_SUPPORTED = 1845;
    private static final int ALGORITHM_NOT_SUPPORTED_REASON = 1846;
    private static final List<String> GENTLE = List.of("instant", "nocopy", "inplace");

    private final ScratchSchema schema;

    public ServerJudge(ScratchSchema schema) {
        this.schema = schema;
    }

    /**
     * Makes it. What is refused for its algorithm alone is made without one, so that the files after it can be judged.
     *
     * @throws SQLException if the server is not there any more
     */
    public List<Finding> check(Migration migration) throws SQLException {
        List<Finding> findings = new ArrayList<>();
        for (SqlStatement statement : migration.statements()) {
            if (concernsTheSchema(migration, statement)) {
                check(migration, statement).ifPresent(findings::add);
            }
        }
        schema.reset();
        return findings;
    }

    /** What a rule refuses for being something else is not run: it might end the server, or change all that follows. */
    private static boolean concernsTheSchema(Migration migration, SqlStatement statement) {
        return switch (statement.meaning()) {
            case Statement.SetVariables set ->
                set.settings().stream().allMatch(Statement.SetVariables.Setting::isForeignKeyChecks);
            case Statement.Other other ->
                migration.directives().allows(OTHER_STATEMENT).isPresent();
            case Statement.NotUnderstood unknown ->
                migration.directives().allows(OTHER_STATEMENT).isPresent();
            case Statement.ChangeRows rows ->
                migration.directives().allows("data-change").isPresent();
            default -> true;
        };
    }

    private Optional<Finding> check(Migration migration, SqlStatement statement) throws SQLException {
        Optional<SQLException> failure = attempt(statement.text());
        if (failure.isEmpty()) {
            return Optional.empty();
        }
        int code = failure.get().getErrorCode();
        return Optional.of(
                code == ALGORITHM_NOT_SUPPORTED || code == ALGORITHM_NOT_SUPPORTED_REASON
                        ? notSo(migration, statement, failure.get())
                        : notAtAll(migration, statement, failure.get()));
    }

    private Finding notSo(Migration migration, SqlStatement statement, SQLException failure) throws SQLException {
        Optional<String> gentle = Optional.empty();
        for (String algorithm : GENTLE) {
            if (gentle.isEmpty()
                    && attempt(Locking.with(algorithm, statement.text())).isEmpty()) {
                gentle = Optional.of(algorithm);
            }
        }
        if (gentle.isPresent()) {
            return refused(
                    migration,
                    statement,
                    failure,
                    "The server can do it another way that blocks nobody.",
                    gentle.get());
        }
        attempt(Locking.without(statement.text()));
        return changedColumns(migration, statement)
                .findFirst()
                .orElseGet(() -> refused(
                        migration,
                        statement,
                        failure,
                        "The server has no way to do it that blocks nobody: make the new thing beside the old one.",
                        ""));
    }

    /** For a column's type there is a way to show. */
    private static Stream<Finding> changedColumns(Migration migration, SqlStatement statement) {
        return migration
                .sites()
                .filter(site -> site.statement().equals(statement))
                .flatMap((Site site) -> site.alter().changes().stream()
                        .filter(TableChange.ChangeColumn.class::isInstance)
                        .map(change -> new ChangeType().refuse(site, ((TableChange.ChangeColumn) change).column())));
    }

    private static Finding refused(
            Migration migration, SqlStatement statement, SQLException failure, String advice, String algorithm) {
        return new Finding(
                "blocking",
                statement.line(),
                "cannot be done so: " + failure.getMessage(),
                "The migration fails; done in the server's own way, it would keep writers out.",
                advice,
                algorithm.isEmpty()
                        ? List.of()
                        : migration
                                .steps()
                                .migration("Say it so:", "online", Locking.with(algorithm, statement.text()) + ";")
                                .toList());
    }

    private static Finding notAtAll(Migration migration, SqlStatement statement, SQLException failure) {
        return new Finding(
                "server",
                statement.line(),
                "is refused by the server: %s (%d)".formatted(failure.getMessage(), failure.getErrorCode()),
                "The deployment stops here, half-way between two releases.",
                "It was tried on a scratch copy of the schema as it stands before this file.",
                migration.steps().then("Put it right, and check it again.").toList());
    }

    private Optional<SQLException> attempt(String sql) throws SQLException {
        try {
            schema.run(sql);
            return Optional.empty();
        } catch (SQLException failure) {
            if (!schema.connection().isValid(5)) {
                throw failure;
            }
            return Optional.of(failure);
        }
    }
}
