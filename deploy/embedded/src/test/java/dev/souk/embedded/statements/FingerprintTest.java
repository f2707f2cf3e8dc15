package dev.souk.embedded.statements;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FingerprintTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "select name from product where id = 7",
                "SELECT name\n  FROM product\n WHERE id=-7.5e-3",
                "select name from product where id = 'a''b\\'c; -- no comment'",
                "select name from product where id = \"a\"\"b\" 'and more'",
                "select name from product where id = _utf8mb4'x'",
                "select name from product where id = x'4d'",
                "select name from product where id = TIMESTAMP'2026-01-02 03:04:05'",
                "select name from product where id = 0x4D",
                "select name from product where id = true",
                "select name /* of it */ from product -- here\n where id = ? # end"
            })
    void isTheSameWhateverTheValue(String statement) {
        assertThat(Fingerprint.of(statement)).isEqualTo("select name from product where id = ?");
    }

    @Test
    void foldsListsOfAnyLength() {
        assertThat(Arrays.asList("(1)", "(1, 2)", "( 'a','b' , 'c')"))
                .extracting(list -> Fingerprint.of("select a from t where b in " + list))
                .containsOnly("select a from t where b in (?+)");
    }

    @Test
    void foldsRowsThatLookAlike() {
        String one = Fingerprint.of("insert into t (a, b) values (1, now())");

        assertThat(one).isEqualTo("insert into t (a, b) values (?, now ())");
        assertThat(Fingerprint.of("insert into t (a, b) values (1, now()), ('x', now()), (3, now())"))
                .isEqualTo(one);
        assertThat(Fingerprint.of("insert into t values (1, null), (1, 2), (null, null), (3, null)"))
                .isEqualTo(Fingerprint.of("insert into t values (2, 2), (4, null), (null, null)"));
    }

    @Test
    void knowsAbsenceFromAValue() {
        assertThat(Fingerprint.of("update t set a = NULL where b = 1"))
                .isEqualTo("update t set a = null where b = ?")
                .isNotEqualTo(Fingerprint.of("update t set a = 2 where b = 1"));
    }

    @Test
    void keepsNamesThatLookLikeValues() {
        assertThat(Fingerprint.of("select t1.a2, 1a, t.1e5, `1`, @v1, a -1 from t1"))
                .isEqualTo("select t1.a2, 1a, t.1e5, `1`, @v1, a - ? from t1");
    }

    @Test
    void readsWhatMariaDbExecutesInComments() {
        assertThat(Fingerprint.of("select /*!40000 sql_no_cache */ a from t where b = 1 /* no */"))
                .isEqualTo("select /*!40000 sql_no_cache */ a from t where b = ?");
    }
}
