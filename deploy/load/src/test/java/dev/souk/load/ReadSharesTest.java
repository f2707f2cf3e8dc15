package dev.souk.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ReadSharesTest {

    private final ReadShares shares = new ReadShares();

    @Test
    void showsWhatWasReadSinceTheLastLook() {
        shares.update(List.of(counts(1000, 1000)));
        shares.update(List.of(counts(1030, 1010)));

        assertThat(shares.text()).isEqualTo("replica-1 75 %, replica-2 25 %");
    }

    @Test
    void addsUpTheServices() {
        shares.update(List.of(counts(0, 0), counts(0, 0)));
        shares.update(List.of(counts(5, 0), counts(0, 5)));

        assertThat(shares.text()).isEqualTo("replica-1 50 %, replica-2 50 %");
    }

    @Test
    void aServiceThatBeganToCountAnewIsNoSurprise() {
        shares.update(List.of(counts(1000, 1000)));
        shares.update(List.of(counts(1, 3)));

        assertThat(shares.text()).isEqualTo("replica-1 25 %, replica-2 75 %");
    }

    @Test
    void saysSoWhenNothingWasRead() {
        shares.update(List.of(counts(7, 7)));
        assertThat(shares.text()).isEqualTo("none");
        shares.update(List.of());
        assertThat(shares.text()).isEqualTo("none");
        shares.update(List.of("no json"));
        assertThat(shares.text()).isEqualTo("none");
    }

    @Test
    void showsHowTheNodesAreAndWhatIsUnusual() {
        shares.update(List.of(withTrouble("in", 100, 0)));
        assertThat(shares.text()).isEqualTo("none");
        shares.update(List.of(withTrouble("out", 102, 7), withTrouble("warming", 102, 7)));

        assertThat(shares.text()).isEqualTo("replica-1 100 % (out, warming), 14 retried");
        shares.update(List.of(withTrouble("out", 102, 7), withTrouble("out", 102, 7)));
        assertThat(shares.text()).isEqualTo("none, replica-1 (out)");
    }

    private static String withTrouble(String state, long reads, long retried) {
        return """
                {"nodes": [{"name": "replica-1", "state": "%s", "reads": %d, "routes": {"chosen": 5, "retried": %d}}]}
                """.formatted(state, reads, retried);
    }

    private static String counts(long first, long second) {
        return """
                {"nodes": [{"name": "replica-1", "reads": %d}, {"name": "replica-2", "reads": %d}]}
                """.formatted(first, second);
    }
}
