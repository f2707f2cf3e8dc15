package dev.souk.db;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

/** How often a read may be sent twice. */
class HedgeBudgetTest {

    private static final int BURST = 32;

    @Property
    void allowsTheShareAndOneBurst(@ForAll @IntRange(max = 100) int percent, @ForAll @IntRange(max = 5_000) int reads) {
        HedgeBudget budget = new HedgeBudget(percent / 100.0);
        int hedged = 0;

        for (int i = 0; i < reads; i++) {
            budget.earn();
            hedged += budget.spend() ? 1 : 0;
        }

        assertThat(hedged).isLessThanOrEqualTo((int) Math.ceil(reads * percent / 100.0) + BURST);
        if (percent > 0) {
            assertThat(hedged).isGreaterThanOrEqualTo(Math.min(reads, reads * percent / 100));
        }
    }

    @Test
    void allowsNothingWithoutAShare() {
        HedgeBudget budget = new HedgeBudget(0);
        budget.earn();

        assertThat(budget.spend()).isFalse();
    }
}
