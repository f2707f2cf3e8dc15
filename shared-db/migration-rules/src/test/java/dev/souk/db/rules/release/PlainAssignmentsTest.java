package dev.souk.db.rules.release;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PlainAssignmentsTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "update t set a = null where b = 1 | update t set a = null limit 1",
                "UPDATE `t` x SET x.`a` = -1, x.b = x.b + 1, c = 'where, ''so''' | update `t` set `a` = - 1, c = 'where, ''so''' limit 1",
                "update cart.t as x set a = (select max(b), 1 from u where u.c = 2), d = timestamp'2026-01-01' order by a limit 3 | update cart.t set d = timestamp '2026-01-01' limit 1",
                "insert into t (a, b) values (1, 2) on duplicate key update a = values(a), b = NULL | update t set b = NULL limit 1",
                "set statement max_statement_time = 1 for update t set a = x'00' | update t set a = x'00' limit 1",
                "/* words */ update low_priority t set /* a */ a = _utf8mb4'b' | update t set a = _utf8mb4 'b' limit 1",
                "update t set a = case when b = 1 then 'c' end, d = true | update t set d = true limit 1"
            })
    void areWhatIsWrittenWhateverTheRow(String statement, String update) {
        assertThat(PlainAssignments.of(statement).orElseThrow().update()).isEqualTo(update);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "select a from t",
                "delete from t where a = 1",
                "update t set a = a + 1",
                "update t set a = now()",
                "update t join u on t.a = u.a set t.b = 1",
                "update t, u set t.b = 1",
                "update ignore t set a = 1",
                "insert into t (a) values (1)",
                "insert into t set a = 1",
                "replace into t (a) values (null)",
                "update t",
                "update t set",
                "update t set a =",
                "set",
                "insert"
            })
    void areNoneInOthers(String statement) {
        assertThat(PlainAssignments.of(statement)).isEmpty();
    }

    @Test
    void coverColumnsWhateverTheirCapitals() {
        PlainAssignments assignments =
                PlainAssignments.of("update t set A = 1, `b` = 2").orElseThrow();

        assertThat(assignments.coverAll(Set.of("a", "b"))).isTrue();
        assertThat(assignments.coverAll(Set.of("a", "c"))).isFalse();
    }
}
