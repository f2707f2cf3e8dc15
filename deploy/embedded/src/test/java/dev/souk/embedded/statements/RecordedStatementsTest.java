package dev.souk.embedded.statements;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RecordedStatementsTest {

    private final RecordedStatements statements = new RecordedStatements();

    @TempDir
    private Path folder = Path.of("");

    @Test
    void keepsThePlainestOfEachKind() {
        statements.add("select a from t where b = 'long'");
        statements.add("select a from t where b = 'b'");
        statements.add("  select a from t where b = 'a'\n");
        statements.add("delete from t");

        assertThat(statements.samples()).containsExactly("delete from t", "select a from t where b = 'a'");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "begin",
                "start transaction read only",
                "COMMIT",
                "rollback",
                "savepoint a",
                "set session max_statement_time = 1",
                "select 1",
                "/* ping */ SELECT 1",
                "show tables",
                "select @@gtid_slave_pos",
                "select table_name from information_schema.tables",
                "select 1 from `information_schema`.tables",
                "drop table t",
                "select 'never ends",
                "-- nothing",
                ""
            })
    void leavesOutWhatTellsNothingOfASchema(String statement) {
        statements.add(statement);

        assertThat(statements.samples()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "set statement innodb_lock_wait_timeout = 2 for select a from t for update",
                "with recursive r as (select 1) select * from r",
                "(select a from t) union (select b from t)",
                "/* named */ select a from t"
            })
    void keepsWhatReadsOrChangesRows(String statement) {
        statements.add(statement);

        assertThat(statements.samples()).containsExactly(statement);
    }

    @Test
    void areReadBackAsTheyWere() throws IOException {
        List<String> samples = List.of(
                "-- words\n/* more; words */ select c from t",
                "delete from t where a = 'it''s; \\'so\\'\n;\n\n-- and so on' and b = \"`\"",
                "insert into t (a) values ('\r\n\t \u00e9 \ud83e\uded6'), (x'00ff')",
                "select `a;b` from t -- the end;",
                "update t\nset a = 1\nwhere b = '\\\\'");
        samples.forEach(statements::add);
        Path file = folder.resolve("statements.sql");

        statements.write(file, List.of("What was asked;", "and by whom."));

        assertThat(RecordedStatements.read(file).samples())
                .containsExactlyElementsOf(statements.samples())
                .containsExactlyInAnyOrderElementsOf(samples);
        assertThat(Files.readString(file)).startsWith("-- What was asked;\n-- and by whom.\n\n");
    }

    @Test
    void areMerged() {
        statements.add("select a from t where b = 'long'");
        RecordedStatements others = new RecordedStatements();
        others.add("select a from t where b = 1");
        others.add("select b from t");

        statements.addAll(others);

        assertThat(statements.samples()).containsExactly("select a from t where b = 1", "select b from t");
    }
}
