package dev.souk.limit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class LocalLimitsTest {

    private static final RateLimit THREE_A_MINUTE = new RateLimit("three", 3, Duration.ofMinutes(1));

    private final AtomicLong now = new AtomicLong(-5); // a clock of nanoseconds may begin anywhere
    private final LocalLimits limits = new LocalLimits(2, now::get);

    @Test
    void allowsABurstAndThenOneEachInterval() {
        assertThat(take("a")).isEqualTo(new Taken.Allowed(2));
        assertThat(take("a")).isEqualTo(new Taken.Allowed(1));
        assertThat(take("a")).isEqualTo(new Taken.Allowed(0));
        assertThat(take("a")).isEqualTo(new Taken.Refused(Duration.ofSeconds(20)));

        pass(Duration.ofSeconds(19));
        assertThat(take("a")).isEqualTo(new Taken.Refused(Duration.ofSeconds(1)));
        pass(Duration.ofSeconds(1));
        assertThat(take("a")).isEqualTo(new Taken.Allowed(0));

        pass(Duration.ofHours(1));
        assertThat(take("a")).isEqualTo(new Taken.Allowed(2));
    }

    @Test
    void neverAllowsTwiceTheLimitAroundAnyMoment() {
        int allowed = 0;
        for (int second = 0; second < 60; second++) {
            allowed += take("a") instanceof Taken.Allowed ? 1 : 0;
            pass(Duration.ofSeconds(1));
        }
        assertThat(allowed).isBetween(3, 5); // the burst, and one for each 20 s since
    }

    @Test
    void countsEachAlone() {
        take("a");
        assertThat(take("b")).isEqualTo(new Taken.Allowed(2));
    }

    @Test
    void forgetsWhoWasAskedForLongestAgoWhenThereAreTooMany() {
        take("a");
        take("b");
        take("a");
        take("c");
        assertThat(take("a")).isEqualTo(new Taken.Allowed(0));
        assertThat(take("b")).isEqualTo(new Taken.Allowed(2));
    }

    @Test
    void aLimitThatIsNoneIsRefused() {
        assertThatThrownBy(() -> new RateLimit("none", 0, Duration.ofMinutes(1)))
                .hasMessageContaining("none: 0 times");
        assertThatThrownBy(() -> new RateLimit("at once", 5, Duration.ZERO)).hasMessageContaining("is no limit");
    }

    private Taken take(String key) {
        return limits.take(THREE_A_MINUTE, key);
    }

    private void pass(Duration time) {
        now.addAndGet(time.toNanos());
    }
}
