package dev.souk.db.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RetryDelayTest {

    private final RetryDelay delay = new RetryDelay(TestingRelays.config().retry(), new Random(7));

    @Test
    void doublesUpToTheLimitAFifthMoreOrLess() {
        assertThat(delay.after(1)).isBetween(Duration.ofMillis(800), Duration.ofMillis(1_200));
        assertThat(delay.after(2)).isBetween(Duration.ofMillis(1_600), Duration.ofMillis(2_400));
        assertThat(delay.after(9)).isBetween(Duration.ofMillis(204_800), Duration.ofMillis(307_200));
        assertThat(delay.after(11)).isBetween(Duration.ofMinutes(8), Duration.ofMinutes(12));
        assertThat(delay.after(1_000)).isBetween(Duration.ofMinutes(8), Duration.ofMinutes(12));
    }

    @Test
    void doesNotSendACrowdBackAsOne() {
        assertThat(IntStream.range(0, 100).mapToObj(event -> delay.after(5)).distinct())
                .hasSizeGreaterThan(90);
    }

    @Test
    void parksAfterAlmostTwoHours() {
        Duration all = IntStream.range(1, TestingRelays.config().retry().attempts())
                .mapToObj(delay::after)
                .reduce(Duration.ZERO, Duration::plus);

        assertThat(all).isBetween(Duration.ofMinutes(85), Duration.ofMinutes(150));
    }
}
