package dev.souk.catalog.feed;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SeenIdsTest {

    @Test
    void remembersEveryLine() {
        SeenIds seen = new SeenIds();
        for (long line = 1; line <= 100_000; line++) {
            assertThat(seen.seenBefore("id-" + line, line)).isZero();
        }
        for (long line = 1; line <= 100_000; line++) {
            assertThat(seen.seenBefore("id-" + line, 200_000)).isEqualTo(line);
        }
    }
}
