package dev.souk.db.rules.release;

import dev.souk.embedded.statements.Token;
import dev.souk.embedded.statements.Token.Kind;
import dev.souk.embedded.statements.Tokens;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Asks a schema whose tables are empty what a release asked of its own. Each statement runs as it was recorded, in a
 * transaction that is rolled back. Then, as an update without rows writes nothing, what a statement writes into a row
 * whatever that is (see {@link PlainAssignments}) is tried on a row of the columns' defaults, alone.
 */
public final class Replay {

    private static final int CHECK_FAILED = 4025;

    /** Depend on other rows, on other sessions, on how long it takes: they say nothing of the schema. */
    private static final Set<Integer> HARMLESS = Set.of(
            1062, // the statement brings a value of a unique key twice
            1205, // waited too long for a lock
            1213, // deadlock
            1317, // interrupted
            1451, // foreign keys, which are not looked at
            1452, 1644, // raised by a trigger's own code
            1969); // took too long

    private static final String AS_SERVICES_ARE = """
            set session sql_mode = default, check_constraint_checks = 1, foreign_key_checks = 0,
            max_statement_time = 10, innodb_lock_wait_timeout = 2
            """;

    private static final String AS_ROWS_COME_EASILY = "set session sql_mode = '', check_constraint_checks = 0";

    private static final String AS_IT_WAS = """
            set session sql_mode = default, check_constraint_checks = default, foreign_key_checks = default,
            max_statement_time = default, innodb_lock_wait_timeout = default
            """;

    private static final String CHECK = """
            select check_clause
            from information_schema.check_constraints
            where constraint_schema = database() and table_name = ? and constraint_name = ?
            """;

    private final Connection connection;

    /**
     * A replay on the schema that {@code connection} is in.
     *
     * @param connection of a user who may read and change rows there; is back in auto-commit afterwards
     */
    public Replay(Connection connection) {
        this.connection = connection;
    }

    /**
     * Those of {@code statements} that the schema refuses, in their order.
     *
     * @throws SQLException if the server cannot be asked
     */
    public List<RefusedStatement> refused(Collection<String> statements) throws SQLException {
        List<RefusedStatement> refused = new ArrayList<>();
        connection.setAutoCommit(false);
        try {
            for (String statement : statements) {
                run(AS_SERVICES_ARE);
                refusal(statement).ifPresent(refused::add);
            }
        } finally {
            run(AS_IT_WAS);
            connection.setAutoCommit(true);
        }
        return refused;
    }

    private Optional<RefusedStatement> refusal(String statement) throws SQLException {
        SQLException failure = failureOf(statement);
        connection.rollback();
        if (failure != null) {
            return isHarmless(failure) ? Optional.empty() : Optional.of(refused(statement, statement, failure));
        }
        Optional<PlainAssignments> assignments = PlainAssignments.of(statement);
        return assignments.isPresent() ? refusalOfRow(statement, assignments.get()) : Optional.empty();
    }

    private Optional<RefusedStatement> refusalOfRow(String statement, PlainAssignments assignments)
            throws SQLException {
        run(AS_ROWS_COME_EASILY);
        // "ignore" gives a value even to columns that want one and have no default.
        boolean hasRow = failureOf("insert ignore into %s () values ()".formatted(assignments.table())) == null;
        run(AS_SERVICES_ARE);
        SQLException failure = hasRow ? failureOf(assignments.update()) : null;
        connection.rollback();
        if (failure == null || isHarmless(failure) || isOfOtherColumns(failure, assignments)) {
            return Optional.empty();
        }
        return Optional.of(refused(statement, assignments.update(), failure));
    }

    /** A row of defaults may break a constraint by itself; one over nothing but what is assigned is broken by that. */
    private boolean isOfOtherColumns(SQLException failure, PlainAssignments assignments) throws SQLException {
        if (failure.getErrorCode() != CHECK_FAILED) {
            return false;
        }
        Set<String> columns = columnsOfCheck(String.valueOf(failure.getMessage()));
        return columns.isEmpty() || !assignments.coverAll(columns);
    }

    /** Of {@code CONSTRAINT `name` failed for `schema`.`table`}; a column's own constraint is called `table.column`. */
    private Set<String> columnsOfCheck(String message) throws SQLException {
        List<String> names = quotedNames(message);
        Set<String> columns = new HashSet<>();
        if (names.size() < 3) {
            return columns;
        }
        String table = names.get(2);
        String constraint =
                names.get(0).startsWith(table + ".") ? names.get(0).substring(table.length() + 1) : names.get(0);
        try (PreparedStatement query = connection.prepareStatement(CHECK)) {
            query.setString(1, table);
            query.setString(2, constraint);
            try (ResultSet rows = query.executeQuery()) {
                while (rows.next()) {
                    quotedNames(String.valueOf(rows.getString(1))).stream()
                            .map(PlainAssignments::bare)
                            .forEach(columns::add);
                }
            }
        }
        connection.rollback();
        return columns;
    }

    private static List<String> quotedNames(String text) {
        return Tokens.of(text).stream()
                .filter(token -> token.kind() == Kind.QUOTED_NAME)
                .map(Token::text)
                .map(name -> name.substring(1, name.length() - 1))
                .toList();
    }

    private static boolean isHarmless(SQLException failure) {
        return HARMLESS.contains(failure.getErrorCode());
    }

    private static RefusedStatement refused(String statement, String tried, SQLException failure) {
        return new RefusedStatement(statement, tried, failure.getErrorCode(), String.valueOf(failure.getMessage()));
    }

    /** Null when the server does it. */
    private @Nullable SQLException failureOf(String sql) throws SQLException {
        try {
            run(sql);
            return null;
        } catch (SQLException failure) {
            if (!connection.isValid(5)) {
                throw failure;
            }
            return failure;
        }
    }

    private void run(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            // The driver's own: recorded text is the server's, braces and all.
            statement.setEscapeProcessing(false);
            statement.execute(sql);
        }
    }
}
