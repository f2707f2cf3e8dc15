package dev.souk.db.backfill;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What can be said of a backfill, and what is said of a wrong one. */
class BackfillDeclarationTest {

    private static final String SQL = "update item set n = 1 where id between :first and :last";

    @ParameterizedTest
    @ValueSource(strings = {"", "First-Names", "first names", "-first", "first_names"})
    void refusesNamesThatADatabaseMightConfuse(String name) {
        assertThatIllegalArgumentException().isThrownBy(() -> Backfill.of(name)).withMessageContaining("first-names");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "item`", "item; drop table item", "shop.item", "1item"})
    void refusesWhatIsNoIdentifier(String name) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Backfill.of("items").table(name).longKey("id"))
                .withMessageContaining("is no name of a table");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Backfill.of("items").table("item").stringKey(name))
                .withMessageContaining("is no name of a column");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 10_001})
    void refusesABatchOfNoSize(int rows) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> along().batch(rows))
                .withMessageContaining("1 to 10000 rows");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update item set n = 1",
                "update item set n = 1 where id > :first",
                "update item set n = 1 where id <= :last",
                "update item set n = 1 where id between :firstly and :lastly"
            })
    void refusesAStatementThatDoesNotKeepToItsBatch(String sql) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> along().update(sql))
                .withMessageContaining("between :first and :last");
    }

    @Test
    void theDefaultsFitTogether() {
        assertThatCode(() -> BackfillLimits.check(TestingBackfills.config())).doesNotThrowAnyException();
        assertThat(along().update(SQL).batch()).isEqualTo(500);
    }

    @ParameterizedTest
    @CsvSource({"attempts, 0", "poll, 0ms", "retry-after, 0ms", "report-every, 0ms", "longest-wait, 20ms"})
    void refusesSettingsThatItCannotWorkWith(String setting, String value) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> BackfillLimits.check(TestingBackfills.config(setting, value)))
                .withMessageContaining("souk.backfill." + setting);
    }

    @Test
    void aBatchThatTakesLongIsFollowedByASmallerOne() {
        BatchSize size = new BatchSize(500);

        size.took(Duration.ofMillis(101));
        assertThat(size.rows()).isEqualTo(250);
        size.took(Duration.ofMillis(70));
        assertThat(size.rows()).isEqualTo(250);
        size.took(Duration.ofMillis(20));
        size.took(Duration.ofMillis(20));
        assertThat(size.rows()).isEqualTo(500);
    }

    @Test
    void aBatchHasARowAtLeast() {
        BatchSize size = new BatchSize(2);

        for (int i = 0; i < 5; i++) {
            size.contended();
        }

        assertThat(size.rows()).isEqualTo(1);
    }

    private static Backfill.Along<Long> along() {
        return Backfill.of("items").table("item").longKey("id");
    }
}
